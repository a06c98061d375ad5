"""One unit in every layout reads the same: at several widths, with and without labels."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.importers.expecting import CASES, SHARED
from tests.importers.variants import LAYOUTS, document
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

OWN = yaml.safe_load((CASES / "labels run on across sub-headings" / "expected.yaml").read_text(encoding="utf-8"))[0]
BESIDE = [SHARED / "documents" / name for name in ("000_bebecbdc56318c36.txt", "001_c308456ce6a060d6.txt")]
SURE = [name for name in LAYOUTS if not name.startswith(("no labels", "loose"))]
LETTERS = 26


def texts(values: dict[str, Any]) -> list[str]:
    """The words of criteria and knowledge, without regard to capitals at the beginning."""
    kept = {name: values.get(name, ()) for name in ("performance_criteria", "knowledge")}
    return [text[:1].lower() + text[1:] for _, text in items_of(kept)]


def share_right(unit: dict[str, Any], layout: str, width: int) -> float:
    """How many of a unit's items are read exactly, of all that are there and all that were found."""
    (draft,) = import_document(document(unit, LAYOUTS[layout], width).encode(), "a.txt")
    assert draft.words.agrees, draft.words
    found, wanted = texts(draft.values), texts(unit)
    return sum(text in found for text in wanted) / max(len(wanted), len(found))


@pytest.mark.parametrize("layout", SURE)
def test_items_with_marks_are_read_exactly(layout: str) -> None:
    assert [share_right(OWN, layout, width) for width in (40, 72, 110)] == [1, 1, 1]


@pytest.mark.skipif(not BESIDE[0].exists(), reason="the documents lie beside the project")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_published_units_are_read_in_every_layout(layout: str) -> None:
    for path in BESIDE:
        unit = import_document(path.read_bytes(), path.name)[0].values
        if layout == "letters glued" and len(texts(unit)) > LETTERS:
            continue  # there are not so many letters
        least = 1.0 if layout in SURE else 0.93
        assert min(share_right(unit, layout, width) for width in (60, 72, 105)) >= least
