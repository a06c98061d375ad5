"""An import of several files: nothing is overwritten, one unit in several files is one unit, the register is a
suite."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest
import yaml

from touchstone.importers.batch import Batch, Options, run
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of
from touchstone.importers.other_kinds.register import Register
from touchstone.importers.report.data import as_json
from touchstone.importers.report.page import as_page
from touchstone.importers.report.text import as_text
from touchstone.importers.writing.comparing import changes
from touchstone.loading import load
from touchstone.model.unit import EarlierUnit, Unit

UNIT = """ABCGD60 Carry water

Overview
This unit is about buckets.

Performance criteria
You must be able to:
P1 fill the bucket at the pump
P2 carry it level up the hill

Knowledge & understanding
You need to know and understand:
K1 how heavy water is

Developed by Well Board
Version number 1
Suite Water
"""
NEWER = UNIT.replace("Version number 1", "Version number 2").replace(
    "P1 fill the bucket at the pump", "P1 fill the bucket at the tap"
)


def imported(folder: Path, **files: str) -> Batch:
    """Import files with these texts into a folder."""
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    for name, text in files.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    return run(inputs_of([sources / f"{name}.txt" for name in files]), Options(folder / "standards"))


def test_a_unit_is_written_with_its_suite_and_loads(tmp_path: Path) -> None:
    imported(tmp_path, one=UNIT)
    loaded = load(tmp_path / "standards")
    assert loaded.problems == ()
    (unit,) = loaded.of(Unit)
    assert (unit.suite, unit.code, unit.wording, unit.source and unit.source.document) == (
        "water",
        "ABCGD60",
        "official",
        "one.txt",
    )


def test_the_same_words_again_are_held_already(tmp_path: Path) -> None:
    imported(tmp_path, one=UNIT)
    assert [outcome.state for outcome in imported(tmp_path, again=UNIT).outcomes] == ["held already"]


def test_a_new_version_stands_beside_the_old_with_what_changed(tmp_path: Path) -> None:
    imported(tmp_path, one=UNIT)
    before = (tmp_path / "standards/suites/water/units/ABCGD60.yaml").read_bytes()
    (outcome,) = imported(tmp_path, two=NEWER).outcomes
    assert (outcome.state, outcome.place) == ("new version", "suites/water/units/ABCGD60.v2.draft")
    assert {(change.where, change.what) for change in outcome.changes} == {("P1", "reworded"), ("version", "changed")}
    assert (tmp_path / "standards/suites/water/units/ABCGD60.yaml").read_bytes() == before
    assert load(tmp_path / "standards").problems == ()
    (third,) = imported(tmp_path, two=NEWER).outcomes
    assert third.place == "suites/water/units/ABCGD60.v2-2.draft"


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_of_two_versions_in_one_import_the_later_is_the_unit_and_the_other_an_earlier_one(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    texts = {"a": UNIT, "b": NEWER}
    batch = imported(tmp_path, **{name: texts[name] for name in order})
    assert [(one.state, one.place) for one in batch.outcomes] == [
        ("written", "suites/water/units/ABCGD60.yaml"),
        ("earlier version", "suites/water/units/earlier/ABCGD60.v1.yaml"),
    ]
    loaded = load(tmp_path / "standards")
    assert loaded.problems == ()
    assert [unit.version for kind in (Unit, EarlierUnit) for unit in loaded.of(kind)] == [2, 1]
    assert "as the version before that of b.txt" in as_text(batch)
    assert {one.state for one in imported(tmp_path, **texts).outcomes} == {"held already"}


def test_of_many_versions_the_highest_number_is_the_unit(tmp_path: Path) -> None:
    tenth = NEWER.replace("Version number 2", "Version number 10")
    batch = imported(tmp_path, a=NEWER, b=tenth, c=UNIT)
    assert [one.place.rpartition("/units/")[2] for one in batch.outcomes] == [
        "ABCGD60.yaml",
        "earlier/ABCGD60.v2.yaml",
        "earlier/ABCGD60.v1.yaml",
    ]


def test_what_was_held_before_an_import_stays_the_unit_whatever_comes(tmp_path: Path) -> None:
    imported(tmp_path, one=UNIT)
    batch = imported(tmp_path, two=NEWER, three=NEWER.replace("Version number 2", "Version number 3"))
    assert {one.state for one in batch.outcomes} == {"new version"}
    assert not (tmp_path / "standards/suites/water/units/earlier").exists()


def test_of_what_was_not_written_no_report_says_that_its_words_stand_in_the_yaml(tmp_path: Path) -> None:
    imported(tmp_path, one=UNIT)
    told = as_text(imported(tmp_path, one=UNIT, two=UNIT.replace("P2 carry it level up the hill\n", "")))
    assert "stand in the YAML" not in told
    assert "all its words are held already" in told
    assert "none of its words was written, as one.txt holds the unit" in told
    assert "0 written, 1 held already, 1 in another file too, 0 not imported." in told


def test_the_page_of_the_report_begins_with_what_happened_and_lists_each_document_once(tmp_path: Path) -> None:
    two = UNIT + "\n" + UNIT.replace("ABCGD60 Carry", "ABCGD61 Fetch").replace("P2 carry", "P2 take")
    batch = imported(tmp_path, a=two, b="Dear all, the meeting is on Tuesday.\n", c=NEWER)
    top = as_page(batch, lambda name: None).partition("</header>")[0]
    assert "<strong>3 written, 0 held already, 1 not imported.</strong>" in top
    assert '<th scope="col">State</th>' in top
    assert top.count(">a.txt</th>") == 1 and 'rowspan="2">a.txt' in top
    assert top.count("<td>written</td>") == 2 and top.count("<td>earlier version</td>") == 1


def test_two_files_of_one_unit_are_one_unit_and_the_fuller_one_is_kept(tmp_path: Path) -> None:
    shorter = UNIT.replace("P2 carry it level up the hill\n", "")
    batch = imported(tmp_path, a=shorter, b=UNIT)
    assert [(outcome.state, outcome.draft.reading.name) for outcome in batch.outcomes] == [
        ("written", "b.txt"),
        ("same unit", "a.txt"),
    ]


def test_moved_gone_and_added_items_get_a_disposition_for_the_ledger() -> None:
    (old,) = import_document(UNIT.encode(), "a")
    text = UNIT.replace(
        "P1 fill the bucket at the pump\nP2 carry it level up the hill",
        "P1 carry it level up the hill\nP2 mop the floor",
    )
    (new,) = import_document(text.replace("K1 how heavy water is", "K1 where the pump stands").encode(), "b")
    told = {change.where: change.disposition for change in changes(old.values, new.values)}
    assert told == {
        "P1": "withdrawn: another item has its label now",
        "P2": "moved to P1",
        "K1": "withdrawn: another item has its label now",
    }


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(UNIT, encoding="utf-8")
    batch = run(inputs_of([tmp_path / "one.txt"]), Options(tmp_path / "standards", dry_run=True))
    assert batch.outcomes[0].place == "suites/water/units/ABCGD60.yaml"
    assert not (tmp_path / "standards").exists()


def test_the_reports_tell_of_every_line(tmp_path: Path) -> None:
    batch = imported(tmp_path, one=UNIT + "\nA line that nobody expected <b>here</b>\n")
    assert "not recognised" in as_text(batch)
    (draft,) = json.loads(as_json(batch))["drafts"]
    assert (
        draft["lines"]["all"]
        == draft["lines"]["used"] + draft["lines"]["dropped"] + draft["lines"]["unrecognised"]
        == len(draft["account"])
    )
    page = as_page(batch, lambda name: None)
    assert "&lt;b&gt;here" in page
    assert "http" not in page.replace("https://", "http://").split("<pre")[0].split("<style>")[0]


def test_the_register_becomes_a_suite_of_catalogue_only_units(tmp_path: Path) -> None:
    rows = "urn,original_urn,title,suites,developed_by,validity,status,category,soc2010,occupations,keywords,"
    rows += "indicative_review_date,file\n"
    rows += (
        'ABC1,ABC1,Carry water,"Water; Wells",Well Board,Current,Original,,4113,Carriers,"pump, '
        'hill",2030-01-31,a.pdf\n'
    )
    rows += (
        "abc1,ABC1,Carry water,,,,,,,,,1905-03-15,a.pdf\n,ABC2,No code,,,,,,,,,,\nABC:3,ABC3,Yes: a title,,,,,,,,,,\n"
    )
    (tmp_path / "register.csv.gz").write_bytes(gzip.compress(rows.encode()))
    batch = run(inputs_of([tmp_path / "register.csv.gz"]), Options(tmp_path / "standards", suite="all"))
    loaded = load(tmp_path / "standards")
    assert loaded.problems == ()
    assert sorted((unit.code, unit.title) for unit in loaded.of(Unit)) == [
        ("ABC-3", "Yes: a title"),
        ("ABC1", "Carry water"),
    ]
    assert len(batch.registers[0][1].problems) == 5


def test_a_title_that_the_register_has_otherwise_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(UNIT, encoding="utf-8")
    register = Register.read(b"urn,original_urn,title\nABCGD60,x,Carry stones\n")
    batch = run(inputs_of([tmp_path / "one.txt"]), Options(tmp_path / "standards", register=register))
    assert any("Carry stones" in doubt.what for doubt in batch.outcomes[0].draft.doubts)


def test_links_lead_to_units_that_are_held_and_others_are_declared(tmp_path: Path) -> None:
    text = UNIT.replace("Developed by", "Links to other NOS\n1 GD9 – Keep bees\n\nDeveloped by")
    imported(tmp_path, one=text)
    suite = yaml.safe_load((tmp_path / "standards/suites/water/suite.yaml").read_text(encoding="utf-8"))
    assert [(held["code"], held["title"]) for held in suite["held_elsewhere"]] == [("GD9", "Keep bees")]


def test_links_between_semicolons_are_several(tmp_path: Path) -> None:
    text = UNIT.replace("Developed by", "Links to other NOS\nGD9 Keep bees; GD12 Mend pumps\n\nDeveloped by")
    imported(tmp_path, one=text)
    suite = yaml.safe_load((tmp_path / "standards/suites/water/suite.yaml").read_text(encoding="utf-8"))
    assert [(held["code"], held["title"]) for held in suite["held_elsewhere"]] == [
        ("GD9", "Keep bees"),
        ("GD12", "Mend pumps"),
    ]


@pytest.mark.parametrize(
    ("owners", "owner"),
    [
        (("Developed by Well Board\n", "Developed by Well Board\n"), "Well Board"),
        (("Developed by Well Board\n", "Developed by Bee Board\n"), "Several: see each unit"),
        (("Developed by Well Board\n", ""), "Owner not known"),
    ],
)
def test_what_only_gathers_units_belongs_to_nobody_unless_all_say_so(
    tmp_path: Path, owners: tuple[str, str], owner: str
) -> None:
    texts = [UNIT.replace("Suite Water\n", "").replace("Developed by Well Board\n", one) for one in owners]
    imported(
        tmp_path, one=texts[0], two=texts[1].replace("ABCGD60 Carry", "ABCGD61 Fetch").replace("P2 carry", "P2 take")
    )
    suite = yaml.safe_load((tmp_path / "standards/suites/imported/suite.yaml").read_text(encoding="utf-8"))
    assert suite["owner"] == owner


WELSH = """ABCGD60 Cario dŵr

Trosolwg
Mae'r uned hon yn ymwneud â bwcedi.

Meini prawf perfformiad
Rhaid i chi allu:
P1 llenwi'r bwced wrth y pwmp
P2 ei gario i fyny'r bryn

Gwybodaeth a dealltwriaeth
Mae angen i chi wybod a deall:
K1 pa mor drwm yw dŵr

Datblygwyd gan Well Board
Fersiwn rhif 1
Dyddiad cymeradwyo Mai 2019
"""


def test_the_welsh_text_of_a_unit_stands_beside_the_english_one(tmp_path: Path) -> None:
    batch = imported(tmp_path, a=WELSH, b=UNIT)
    assert [(outcome.state, outcome.place) for outcome in batch.outcomes] == [
        ("written", "suites/water/units/ABCGD60.yaml"),
        ("other language", "suites/water/units/welsh/ABCGD60.yaml"),
    ]
    assert "2 written, 0 held already" in as_text(batch)
    assert load(tmp_path / "standards").problems == ()


def test_the_welsh_text_of_a_held_unit_takes_its_suite_and_is_never_overwritten(tmp_path: Path) -> None:
    imported(tmp_path, a=UNIT)
    place = "suites/water/units/welsh/ABCGD60.yaml"
    assert [(one.state, one.place) for one in imported(tmp_path, b=WELSH).outcomes] == [("other language", place)]
    before = (tmp_path / "standards" / place).read_bytes()
    assert [one.state for one in imported(tmp_path, b=WELSH).outcomes] == ["held already"]
    newer = WELSH.replace("llenwi'r bwced wrth y pwmp", "llenwi'r bwced wrth y tap").replace("rhif 1", "rhif 2")
    (outcome,) = imported(tmp_path, b=newer).outcomes
    assert (outcome.state, outcome.place) == ("new version", "suites/water/units/welsh/ABCGD60.v2.draft")
    assert (tmp_path / "standards" / place).read_bytes() == before


def test_a_welsh_text_without_an_english_one_begins_a_catalogue_entry(tmp_path: Path) -> None:
    (outcome,) = imported(tmp_path, b=WELSH).outcomes
    assert outcome.place.endswith("/units/welsh/ABCGD60.yaml")
    loaded = load(tmp_path / "standards")
    assert loaded.problems == ()
    assert [(unit.code, unit.wording, unit.title) for unit in loaded.of(Unit)] == [
        ("ABCGD60", "catalogue-only", outcome.draft.values["title"])
    ]
    assert any("no English text is held" in doubt.what for doubt in outcome.draft.doubts)


def test_a_document_that_names_no_suite_goes_where_another_of_its_urn_does(tmp_path: Path) -> None:
    bare = UNIT.replace("Developed by Well Board\nVersion number 1\nSuite Water\n", "")
    batch = imported(tmp_path, a=bare, b=UNIT)
    assert {outcome.place.split("/")[1] for outcome in batch.outcomes} == {"water"}


def test_a_form_that_is_held_in_the_same_words_is_not_written_again(tmp_path: Path) -> None:
    (case,) = (Path(__file__).parent / "cases" / "forms of a toolkit as tables of a page").glob("*.html")
    source = tmp_path / "forms.html"
    shutil.copy(case, source)
    first = run(inputs_of([source]), Options(tmp_path / "standards"))
    again = run(inputs_of([source]), Options(tmp_path / "standards"))
    assert {one.state for one in first.outcomes if one.draft.kind == "form"} == {"written"}
    assert {one.state for one in again.outcomes} == {"held already"}
    source.write_text(source.read_text("utf-8").replace("</td>", " too</td>"), "utf-8")
    other = run(inputs_of([source]), Options(tmp_path / "standards"))
    assert {one.state for one in other.outcomes if one.draft.kind == "form"} == {"new version"}
    assert "the two differ" in as_text(other)
