"""Problems of courses as authors read them: each folder in `cases` is a sentence that holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import agree, problems_of, sentences

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("sentence", sentences(CASES))
def test_the_check_says_what_is_expected(sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(problems_of(CASES, sentence, tmp_path, monkeypatch), CASES / sentence / "expected.txt")
