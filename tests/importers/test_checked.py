"""What is imported passes the check as it is: a slip that was published is warned of, and stops no build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.expecting import CASES, SHARED
from touchstone.checking import check
from touchstone.importers.batch import Options, run
from touchstone.importers.inputs import inputs_of
from touchstone.problem import as_text, stops

FOLDERS = [folder for folder in (CASES, SHARED / "layouts", SHARED / "documents") if folder.is_dir()]
GAP = """TCX9 Mend a gate

Performance criteria
You must be able to:
P1 find what is broken
P3 hang the gate again
P3 paint it
P4 hang the gate again

Knowledge and understanding
You must know and understand:
K2 which hinges fit
(a) iron ones
(a) brass ones

Date approved
May 2019
Indicative review date
January 2018
"""


def stopped(folder: Path) -> str:
    """What would stop a build of a standards folder."""
    found = check(folder)
    return as_text([one for one in found if one.severity == "problem"]) if stops(found) else ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_whatever_is_imported_can_be_built_without_a_hand_on_it(folder: Path, tmp_path: Path) -> None:
    sources = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "expected.yaml")
    batch = run(inputs_of(sources), Options(tmp_path / "standards"))
    assert [outcome for outcome in batch.outcomes if outcome.state == "written"]
    assert stopped(tmp_path / "standards") == ""


def test_slips_that_were_published_are_warned_of_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "gate.txt").write_text(GAP, encoding="utf-8")
    run(inputs_of([tmp_path / "gate.txt"]), Options(tmp_path / "standards"))
    found = check(tmp_path / "standards")
    assert not stops(found), stopped(tmp_path / "standards")
    assert {"TS101", "TS102", "TS105"} <= {one.code for one in found if one.line > 0}
