"""The forms of a citation, the files for reference managers, and the pieces of an advert, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from touchstone.advert import qr_code, role_advert, unit_advert
from touchstone.catalogue import Catalogue
from touchstone.citing import Citation, citation, citations_of
from touchstone.model.unit import Unit
from touchstone.preview_image import preview_image
from touchstone.reference_files import bibtex, csl_json, head_tags, ris

PROJECT = Path(__file__).parent.parent.parent
SITE = "https://standards.example/sub/"
SCHEMAS = Path(__file__).parent.parent.parent.parent / "shared" / "schemas"
HOSTILE = """</script><b> "x" & {y} \\ % _ ' 100% [a](b) *c*"""


@pytest.fixture
def cited(catalogue: Catalogue, es19: Unit) -> Citation:
    return citation(catalogue, es19, SITE)


def test_the_short_form_names_version_and_item(catalogue: Catalogue, es19: Unit, cited: Citation) -> None:
    assert cited.short == "SFJES19 v2"
    assert dict(citations_of(catalogue, es19))["k5"].short == "SFJES19 v2 K5"


def test_the_plain_form_tells_everything(catalogue: Catalogue, es19: Unit) -> None:
    told = dict(citations_of(catalogue, es19, SITE))["k5"].plain()
    for part in (
        "SFJES19 v2 K5: why confidence",
        es19.title,
        "Version 2, approved January 2012",
        "Skills for Justice",
        "Restated wording",
    ):
        assert part in told
    assert f"Latest: {SITE}units/sfjes19/#k5\nThis version: {SITE}units/sfjes19/v2/#k5" in told


def test_only_official_words_stand_between_quotation_marks(cited: Citation) -> None:
    item = cited._replace(label="K1", words="words")
    assert item.said == "words"
    assert item._replace(quoted=True).said == "“words”"


def test_a_unit_without_urn_is_named_with_its_suite_and_an_unknown_version_is_said(catalogue: Catalogue) -> None:
    told = citation(catalogue, catalogue.units["management-and-leadership-2004", "D3"])
    assert told.short == "D3 [Management and Leadership (2004)]"
    assert "Version not known" in told.plain()
    assert told.frozen == ""


def test_markup_in_words_stays_words(cited: Citation) -> None:
    hostile = cited._replace(label="K1", words=HOSTILE, title=HOSTILE)
    assert "<b> " not in hostile.rich()
    assert "\\[a\\](b) \\*c\\*" in hostile.markdown()


def test_the_rich_form_holds_nothing_that_word_processors_drop(
    catalogue: Catalogue, es19: Unit, cited: Citation
) -> None:
    for one in [cited, *(item for _, item in citations_of(catalogue, es19, SITE))]:
        tags = re.findall(r"<(/?)([a-z0-9]+)([^>]*)>", one.rich())
        assert {name for _, name, _ in tags} <= {"p", "a", "b", "br"}
        assert one.rich().count("<p>") == one.rich().count("</p>") == 1
        assert all(
            re.fullmatch(rf' href="{SITE}[^"]*"', rest) if name == "a" and not end else not rest
            for end, name, rest in tags
        )


def test_csl_json_fits_its_schema(es19: Unit, cited: Citation) -> None:
    schema = SCHEMAS / "csl" / "csl-data.schema.json"
    if not schema.exists():
        pytest.skip("the schema is not here")
    entries = json.loads(csl_json(es19, cited))
    jsonschema.validate(entries, json.loads(schema.read_text("utf-8")))
    assert entries[0]["type"] == "standard"
    assert entries[0]["author"] == [{"literal": "Skills for Justice"}]
    assert "section" not in entries[0]


def test_bibtex_keeps_names_whole_and_braces_in_balance(es19: Unit, cited: Citation) -> None:
    told = bibtex(es19, cited._replace(title=HOSTILE))
    assert told.startswith("@techreport{SFJES19-v2,\n  author = {{Skills for Justice}},")
    bare = re.sub(r"\\[{}]", "", told)
    assert bare.count("{") == bare.count("}")
    assert "month = jan" in told


def test_ris_has_the_line_ends_and_the_comma_that_readers_want(es19: Unit, cited: Citation) -> None:
    lines = ris(es19, cited).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "AU  - Skills for Justice," in lines
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_the_head_tells_reference_managers_and_previews(es19: Unit, cited: Citation) -> None:
    told = str(head_tags(es19, cited, f"{SITE}p.png"))
    assert '<meta name="citation_author" content="Skills for Justice,">' in told
    assert '<meta name="citation_publication_date" content="2012/01">' in told
    assert f'<meta property="og:image" content="{SITE}p.png">' in told
    assert "og:url" not in str(head_tags(es19, cited._replace(latest="units/sfjes19/")))


def test_a_preview_is_the_same_each_time_and_of_the_right_size(cited: Citation, tmp_path: Path) -> None:
    first = preview_image(cited)
    assert preview_image(cited, tmp_path) == preview_image(cited, tmp_path) == first
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(first[16:20]), int.from_bytes(first[20:24])) == (1200, 630)
    assert len(first) < 40_000
    assert len(preview_image(cited._replace(title="W" * 3000))) < 100_000


def test_the_snippet_is_a_job_posting_that_no_text_can_break_out_of(catalogue: Catalogue, es19: Unit) -> None:
    told = unit_advert(citation(catalogue, es19)._replace(title=HOSTILE), SITE).snippet
    assert told.count("</script>") == 1
    posting = json.loads(told.partition("\n")[2].rpartition("\n")[0])
    assert posting["skills"][0]["name"] == HOSTILE
    assert posting["skills"][0]["url"] == f"{SITE}units/sfjes19/"


def posting(told: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told.partition("\n")[2].rpartition("\n")[0])
    return found


def test_the_snippet_holds_the_code_alone_and_the_suite_beside_it(catalogue: Catalogue, es19: Unit) -> None:
    e5 = catalogue.units["management-and-leadership-2004", "E5"]
    for unit, code, suite in ((es19, "SFJES19", "Electoral Services"), (e5, "E5", "Management and Leadership (2004)")):
        (skill,) = posting(unit_advert(citation(catalogue, unit), SITE).snippet)["skills"]
        assert (skill["termCode"], skill["inDefinedTermSet"]) == (code, {"@type": "DefinedTermSet", "name": suite})


def test_the_guide_for_adverts_shows_what_the_page_of_a_unit_gives(catalogue: Catalogue) -> None:
    guide = (PROJECT / "docs" / "using" / "linking-from-a-job-advert.md").read_text("utf-8")
    es18 = catalogue.units["electoral-services", "ES18"]
    advert = unit_advert(citation(catalogue, es18), "https://standards.example.gov.uk/")
    assert "Use in a job advert" in guide
    assert all(f"{name}\n:" in guide for name, _, _ in advert.pieces())
    assert f"> {advert.short}\n" in guide
    assert advert.html in guide
    shown = re.findall(r"```html\n(<script.*?</script>)\n```", guide, re.DOTALL)
    assert [posting(one)["skills"] for one in shown] == [posting(advert.snippet)["skills"]]


def test_each_name_in_the_snippet_is_one_of_schema_org(catalogue: Catalogue, es19: Unit) -> None:
    vocabulary = SCHEMAS / "schema-org" / "schemaorg-current-https.jsonld"
    if not vocabulary.exists():
        pytest.skip("the vocabulary is not here")
    known = {one["@id"].removeprefix("schema:") for one in json.loads(vocabulary.read_text("utf-8"))["@graph"]}
    told = role_advert("Officer", "roles/officer/", [citation(catalogue, es19)], SITE).snippet
    names = {name for name in re.findall(r'"(\w+)":', told)} | set(re.findall(r'"@type": "(\w+)"', told))
    assert names <= known, names - known


def test_without_an_address_the_pieces_say_what_is_missing(catalogue: Catalogue, es19: Unit) -> None:
    assert "[address of this site]/units/sfjes19/" in unit_advert(citation(catalogue, es19)).short


def test_the_code_to_print_is_black_on_white_and_the_same_each_time() -> None:
    code = qr_code(f"{SITE}units/sfjes19/")
    assert code == qr_code(f"{SITE}units/sfjes19/")
    assert b'stroke="#000"' in code and b'fill="#fff"' in code
    assert b"<script" not in code
