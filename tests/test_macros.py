"""The macros that authors call: what each gives, that each is explained, and what is said of a wrong name."""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.authoring import Authoring
from macros.building import build
from touchstone.mentions import EVERY_MACRO
from touchstone.problem import Problem, ProblemsFound, as_text

PROJECT = Path(__file__).parent.parent
BASE = PROJECT / "tests" / "cases" / "_base" / "standards"
EXPLAINED = (PROJECT / "docs" / "authoring" / "macros.md").read_text("utf-8")
HOSTILE_TITLE = (
    "*a* _b_ [c](d) {{ 7*7 }} {% raw %} <script>alert(1)</script> | `e` \\f &amp; 'g' \"h\" #1 1. ~~i~~ ^j^ ==k=="
)


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    """A small standards folder that a test may change."""
    return Path(shutil.copytree(BASE, tmp_path / "standards"))


@pytest.fixture
def built(tmp_path: Path, standards: Path) -> Callable[..., Path]:
    """A function that builds a site of hand-written pages, given by their file names."""

    def make(**pages: str) -> Path:
        for name, text in {"index": "# Home\n", **pages}.items():
            path = tmp_path / "docs" / f"{name.replace('__', '/')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        build(PROJECT, standards, tmp_path / "docs", tmp_path / "site")
        return tmp_path / "site"

    return make


def article(path: Path) -> Element:
    page = html5lib.parse(path.read_text("utf-8"), treebuilder="etree", namespaceHTMLElements=False)
    return next(one for one in page.iter("article"))


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def links(element: Element) -> dict[str, str]:
    """The words and addresses of the links that macros made."""
    return {words(one): one.get("href", "") for one in element.iter("a") if one.get("class", "").startswith("ts-")}


# What is explained


def section_of(macro: str) -> str:
    found = re.search(rf"^### {macro}\n(.*?)(?=^##|\Z)", EXPLAINED, re.MULTILINE | re.DOTALL)
    assert found, f"explain the macro under the heading '### {macro}' in docs/authoring/macros.md"
    return found[1]


RAW = re.compile(r"\{% raw %\}(.*?)\{% endraw %\}", re.DOTALL)


@pytest.mark.parametrize("macro", EVERY_MACRO)
def test_the_page_of_macros_shows_each_as_it_is_written_and_as_it_is_seen(macro: str) -> None:
    called = re.compile(rf"\{{(?:\{{|% call) {macro}\(")
    shown = "".join(RAW.findall(section_of(macro)))
    live = RAW.sub("", section_of(macro))
    assert called.search(shown), f"show how {macro} is written, between raw and endraw"
    assert called.search(live), f"let {macro} run, so that its outcome is seen"
    calls = re.compile(rf"\{{\{{ {macro}\(.*?\) \}}\}}|\{{% call {macro}\(.*?\) %\}}")
    assert calls.findall(shown) == calls.findall(live), "what is shown and what runs must be the same"


@pytest.mark.parametrize("macro", EVERY_MACRO)
def test_the_page_of_macros_names_every_argument(macro: str) -> None:
    arguments = list(inspect.signature(getattr(Authoring, macro)).parameters)[1:]
    explained = section_of(macro)
    for argument in arguments:
        assert argument in ("caller", "code") or f"| `{argument}` |" in explained, argument
    assert "code" not in arguments or "| the first |" in explained


def test_the_page_of_macros_explains_nothing_that_is_not_there() -> None:
    assert set(re.findall(r"^### (\w+)$", EXPLAINED, re.MULTILINE)) == set(EVERY_MACRO)


def test_every_macro_says_what_it_gives() -> None:
    assert [macro for macro in EVERY_MACRO if not inspect.getdoc(getattr(Authoring, macro))] == []


# What each gives

CALLS = {
    '{{ unit("V1") }}': ("V1 Greet visitors", "units/tcv1/"),
    '{{ unit("tc v1") }}': ("V1 Greet visitors", "units/tcv1/"),
    '{{ unit("V1", text="how to greet") }}': ("how to greet", "units/tcv1/"),
    '{{ unit("V1", suite="visits") }}': ("V1 Greet visitors", "units/tcv1/"),
    '{{ item("V1", "K1") }}': ("V1 K1", "units/tcv1/#k1"),
    '{{ item("V1", "p2", text="the book") }}': ("the book", "units/tcv1/#p2"),
    '{{ section("V1", "knowledge") }}': (
        "knowledge and understanding section of V1",
        "units/tcv1/#knowledge",
    ),
    '{{ section("V2", "knowledge") }}': ("knowledge and understanding section of V2", "units/tcv2/"),
    '{{ role("receptionist") }}': ("Receptionist", "roles/receptionist/"),
    '{{ grouping("at-the-desk") }}': ("At the desk", "suites/visits/#at-the-desk"),
    '{{ suite("visits") }}': ("Visits", "suites/visits/"),
    '{{ term("visitor") }}': ("visitor", "glossary/#visitor"),
    '{{ page_link("review-register/") }}': ("Review register", "review-register/"),
}


def test_each_link_leads_to_its_place_from_every_depth(built: Callable[..., Path]) -> None:
    page = "# A page\n\n" + "\n\n".join(CALLS) + "\n"
    site = built(index=page, guide=page, a__guide=page, a__b__guide=page)
    for here in ("", "guide/", "a/guide/", "a/b/guide/"):
        found = links(article(site / here / "index.html"))
        for told, address in CALLS.values():
            assert not found[told].startswith("/"), "a link from the root would fail below another path"
            target = urlsplit(urljoin(f"/any/sub/path/{here}", found[told]))
            assert f"{target.path}#{target.fragment}".rstrip("#") in (f"/any/sub/path/{address}", address)
            arrived = site / target.path.removeprefix("/any/sub/path/") / "index.html"
            assert arrived.exists()
            assert not target.fragment or f'id="{target.fragment}"' in arrived.read_text("utf-8")


def test_units_are_joined_as_in_a_sentence(built: Callable[..., Path]) -> None:
    shown = article(built(guide='# A\n\n{{ units("V1", "V2") }}\n') / "guide" / "index.html")
    assert "V1 Greet visitors and V2 Show visitors round" in words(shown)


def test_items_are_listed_with_their_words(built: Callable[..., Path]) -> None:
    shown = article(built(guide='# A\n\n{{ items("V1", "P1-P2, K1") }}\n') / "guide" / "index.html")
    listed = [words(one) for one in shown.iter("li")]
    assert listed == ["V1 P1 greet each visitor", "V1 P2 write down why they came", "V1 K1 who may enter"]


def test_suites_are_cards_with_counts(built: Callable[..., Path]) -> None:
    shown = article(built(guide="# A\n\n## B\n\n{{ suites() }}\n") / "guide" / "index.html")
    assert [words(one) for one in shown.iter("h3")] == ["Visits"]
    assert "2 units, 3 items held" in words(shown)


BLOCK = """# A

{% call steps("How to <greet>") %}

1. **Smile** as in {{ item("V1", "P1") }}.
2. Speak.

{% endcall %}

{% call checklist("Is it *done*?") %}

- Is the door open?
- Is [the page](index.md) read?

{% endcall %}
"""


def test_blocks_hold_markdown_and_read_as_lists(built: Callable[..., Path]) -> None:
    shown = article(built(guide=BLOCK) / "guide" / "index.html")
    steps, checklist = (
        next(one for one in shown.iter("div") if one.get("class") == name) for name in ("ts-steps", "ts-checklist")
    )
    assert steps.get("aria-label") == "How to <greet>"
    assert [words(one) for one in steps.iter("li")] == ["Smile as in V1 P1.", "Speak."]
    assert [one.tag for one in steps if one.tag in ("ol", "ul")] == ["ol"]
    assert checklist.get("aria-label") == "Is it *done*?"
    assert [words(one) for one in checklist.iter("li")] == ["Is the door open?", "Is the page read?"]


def test_text_of_the_standards_stays_text(standards: Path, built: Callable[..., Path]) -> None:
    unit = standards / "suites" / "visits" / "units" / "V1.yaml"
    quoted = "'" + HOSTILE_TITLE.replace("'", "''") + "'"
    unit.write_text(
        unit.read_text("utf-8").replace("Greet visitors", quoted).replace("greet each visitor", quoted), "utf-8"
    )
    table = '| a | b |\n|---|---|\n| {{ unit("V1") }} | {{ items("V1", "P1") }} |'
    page = f'# A\n\n{{{{ unit("V1") }}}}\n\n{table}\n\n{{{{ units("V1", "V1") }}}}\n'
    shown = article(built(guide=page) / "guide" / "index.html")
    assert words(shown).count(" ".join(HOSTILE_TITLE.split())) == 5
    assert not [one for one in shown.iter() if one.tag in ("script", "em", "strong", "code", "del")]
    assert len(list(shown.iter("td"))) == 2


# What is said where a name leads nowhere


def problems(built: Callable[..., Path], text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as stopped:
        built(a__guide=f"---\ntitle: A guide\n---\n\n# A guide\n\nFirst.\n\n{text}\n")
    return stopped.value.problems


@pytest.mark.parametrize(
    ("call", "told", "advice"),
    [
        ('{{ unit("V11") }}', "there is no unit 'V11'", "did you mean 'V1'?"),
        ('{{ item("V1", "K11") }}', "V1 has no item 'K11'", "it has K1, P1–P2"),
        ('{{ items("V1", "all") }}', "'all' names no items", "write labels or a range"),
        ('{{ role("recepionist") }}', "there is no role 'recepionist'", "did you mean 'receptionist'?"),
        ('{{ unit(code="V11") }}', "there is no unit 'V11'", "did you mean 'V1'?"),
        ('{% for code in ["V11"] %}{{ unit(code) }}{% endfor %}', "there is no unit 'V11'", "did you mean 'V1'?"),
        ('{{ page_link("unitts/") }}', "there is no page 'unitts/'", "did you mean 'units/'?"),
        ('{{ unti("V1") }}', "there is no macro 'unti'", "did you mean 'unit'?"),
        ('{{ unit("V1" }}', "the macros on this page cannot be read", "look for a missing"),
        ('{% call steps("x") %}', "the macros on this page cannot be read", "look for a missing"),
        ('{{ unit("V1", colour="red") }}', "the macro 'unit' is not called like this", "see how the macro is written"),
        ("{{ item() }}", "the macro 'item' is not called like this", "see how the macro is written"),
    ],
)
def test_the_build_stops_with_file_line_and_what_to_write(
    built: Callable[..., Path], call: str, told: str, advice: str
) -> None:
    (found,) = problems(built, call)
    assert Path(found.file).parts[-2:] == ("a", "guide.md")
    assert found.line == 9
    assert found.excerpt == call
    assert told in found.message
    assert advice in found.advice
    assert "Traceback" not in as_text([found])


def test_all_pages_are_told_of_at_once(built: Callable[..., Path]) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        built(one='# A\n\n{{ unit("V11") }}\n', two='# B\n\n{{ unti("V1") }} {{ role("x") }}\n')
    assert [Path(found.file).name for found in stopped.value.problems].count("one.md") == 1
    assert "two.md" in {Path(found.file).name for found in stopped.value.problems}


def test_a_macro_that_is_only_shown_does_not_run(built: Callable[..., Path]) -> None:
    text = '# A\n\n{% raw %}`{{ unit("V11") }}`{% endraw %}\n'
    assert '{{ unit("V11") }}' in words(article(built(guide=text) / "guide" / "index.html"))


def test_an_author_may_name_a_macro_of_their_own(built: Callable[..., Path]) -> None:
    text = '# A\n\n{% macro hello(name) %}Hello {{ name }}{% endmacro %}\n{{ hello("Ann") }}\n'
    assert "Hello Ann" in words(article(built(guide=text) / "guide" / "index.html"))
