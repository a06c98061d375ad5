"""Hostile and merely odd YAML: it ends in a located problem or works, in bounded time and memory, with no traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jinja2 import FileSystemBytecodeCache

from touchstone.catalogue import catalogue_of
from touchstone.loading import load
from touchstone.model.unit import Unit
from touchstone.pages.unit import unit_page
from touchstone.problem import as_text
from touchstone.prose import plain
from touchstone.render import Site

PROJECT = Path(__file__).parent.parent
BASE = PROJECT / "tests" / "cases" / "_base" / "standards" / "suites" / "visits"
SUITE, UNIT = (BASE / "suite.yaml").read_bytes(), (BASE / "units" / "V1.yaml").read_bytes()

SECONDS = 2
MEMORY = 1024 * 1024 * 1024
CHECK_WITH_LIMITS = f"""
import json, sys, time
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except ImportError:  # Windows has no such limits
    pass
from dataclasses import asdict
from pathlib import Path
from touchstone.checking import check
started = time.process_time()
found = check(Path(sys.argv[1]))
print(json.dumps({{"seconds": time.process_time() - started, "problems": [asdict(one) for one in found]}}))
"""


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    """A standards folder with one suite and no unit."""
    units = tmp_path / "standards" / "suites" / "visits" / "units"
    units.mkdir(parents=True)
    (units.parent / "suite.yaml").write_bytes(SUITE)
    return tmp_path / "standards"


@pytest.fixture
def unit_file(standards: Path) -> Path:
    """Where the one unit of `standards` stands."""
    return standards / "suites" / "visits" / "units" / "V1.yaml"


def checked(standards: Path) -> list[dict[str, Any]]:
    """The problems that a process of its own finds, within the limits of time and memory."""
    run = subprocess.run(
        [sys.executable, "-c", CHECK_WITH_LIMITS, str(standards)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    told = json.loads(run.stdout)
    assert told["seconds"] < SECONDS
    problems: list[dict[str, Any]] = told["problems"]
    return problems


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "an alias bomb": (BOMB, "TS002"),
    "a list that holds itself": ("code: V1\nvalues: &a [*a]\n", "TS002"),
    "a file of 10 MB": (b"title: " + b"x" * 10_000_000, "TS001"),
    "a million opening brackets": ("values: " + "[" * 1_000_000, "TS002"),
    "a million opening braces": ("values: " + "{" * 1_000_000, "TS002"),
    "a million lists in a line": ("- " * 1_000_000, "TS002"),
    "a million keys in a line": ("? " * 1_000_000, "TS002"),
    "a staircase of a thousand steps": ("".join(" " * step + "a:\n" for step in range(1000)), "TS002"),
    "a hundred thousand unknown keys": ("".join(f"key{number}: x\n" for number in range(100_000)), "TS003"),
    "a hundred thousand keys that stand twice": ("code: V1\n" * 100_000, "TS003"),
    "a hundred thousand entries of a wrong kind": ("keywords:\n" + "  - []\n" * 100_000, "TS005"),
    "a hundred thousand aliases": ("code: &a V1\nkeywords:\n" + "  - *a\n" * 100_000, "TS002"),
    "a key of a million letters": ("x" * 1_000_000 + ": y\n", "TS002"),
    "an integer of a million digits": (UNIT + b"version: " + b"9" * 1_000_000 + b"\n", "TS005"),
    "a Python object": ("code: !!python/object/apply:os.system [touch harmed]\n", "TS002"),
    "a Python name": ("code: !!python/name:os.system\n", "TS002"),
    "a tag of its own": ("!unit\ncode: V1\n", "TS002"),
    "bytes that are no text": (bytes(range(128, 256)) * 100, "TS001"),
    "UTF-16": (UNIT.decode().encode("utf-16"), "TS001"),
    "nothing but NUL": (b"\0" * 1000, "TS002"),
    "a NUL in a value": (UNIT.replace(b"Greet", b"Gr\0et"), "TS002"),
    "an escaped NUL in a value": (UNIT.replace(b"Greet visitors", b'"Gr\\0et"'), "TS002"),
    "an escape sequence for a terminal": (UNIT.replace(b"Greet", b"\x1b[2JGreet"), "TS002"),
    "tabs for blanks": (UNIT.replace(b"  ", b"\t"), "TS002"),
    "three dashes and three dots": ("--- --- ...\n--- {}\n", "TS002"),
    "a version of YAML from the future": ("%YAML 99.9\n---\ncode: V1\n", "TS002"),
    "a directive that is not known": ("%" * 10_000 + "\n", "TS002"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_ends_in_a_located_problem(name: str, standards: Path, unit_file: Path) -> None:
    content, code = HOSTILE[name]
    unit_file.write_bytes(content.encode() if isinstance(content, str) else content)
    problems = checked(standards)
    assert code in {problem["code"] for problem in problems}
    assert {problem["file"].rpartition("/suites/")[2] for problem in problems} == {"visits/units/V1.yaml"}
    assert len(problems) <= 201
    assert not (PROJECT / "harmed").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a folder", lambda path: path.mkdir()),
        ("a dangling link", lambda path: path.symlink_to("nowhere.yaml")),
        ("a link to itself", lambda path: path.symlink_to(path.name)),
        ("a link to an endless file", lambda path: path.symlink_to("/dev/zero")),
        ("a pipe that nobody writes to", os.mkfifo),
    ],
)
def test_what_is_no_file_is_a_problem(
    name: str, make: Callable[[Path], object], standards: Path, unit_file: Path
) -> None:
    make(unit_file)
    (problem,) = checked(standards)
    assert (problem["code"], Path(problem["file"]).name) == ("TS001", "V1.yaml")
    assert problem["advice"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Windows line ends", UNIT.replace(b"\n", b"\r\n")),
        ("a byte order mark", b"\xef\xbb\xbf" + UNIT),
        ("both of them", b"\xef\xbb\xbf" + UNIT.replace(b"\n", b"\r\n")),
        ("the line ends of an old Macintosh", UNIT.replace(b"\n", b"\r")),
        ("blanks at the ends of lines", UNIT.replace(b"\n", b"   \n")),
        ("no line end at the end", UNIT.rstrip()),
        ("quoted keys", re.sub(rb"(?m)^(\s*(?:- )?)(\w+):", rb'\1"\2":', UNIT)),
    ],
)
def test_what_editors_do_to_files_makes_no_difference(
    name: str, content: bytes, standards: Path, unit_file: Path
) -> None:
    unit_file.write_bytes(UNIT)
    plainly = load(standards)
    unit_file.write_bytes(content)
    assert load(standards) == plainly
    assert plainly.problems == ()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_problem_is_located_with_any_line_end_and_after_any_letters(
    line_end: bytes, standards: Path, unit_file: Path
) -> None:
    odd = UNIT.replace(b"Greet visitors", "Begrüßt 🎉 Besucher".encode()).replace(b"text: write", b"txt: write")
    unit_file.write_bytes(odd.replace(b"\n", line_end))
    (found,) = load(standards).problems
    assert (found.line, found.column, found.excerpt.strip()) == (13, 9, "txt: write down why they came")


@pytest.mark.parametrize(
    "written", ["yes", "No", "1.10", "2012-01-01", "0x1F", "1_000", "~", "null", "08", ".5", "1e3"]
)
def test_a_title_reads_as_it_is_written(written: str, standards: Path, unit_file: Path) -> None:
    unit_file.write_bytes(UNIT.replace(b"Greet visitors", written.encode()))
    (unit,) = load(standards).of(Unit)
    assert unit.title == written


@pytest.mark.parametrize("written", ['""', '"  "', "'\t'"])
def test_a_text_of_blanks_alone_is_empty(written: str, standards: Path, unit_file: Path) -> None:
    unit_file.write_bytes(UNIT.replace(b"Greet visitors", written.encode()))
    (found,) = load(standards).problems
    assert found.message == "'title' is empty"


def test_a_file_that_cannot_be_opened_is_a_problem(
    standards: Path, unit_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit_file.write_bytes(UNIT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert {found.code for found in load(standards).problems} == {"TS001"}
    assert "permission denied" in load(standards).problems[0].message


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (found,) = load(tmp_path / "nowhere").problems
    assert (found.code, found.file) == ("TS001", "nowhere")


def test_brackets_in_prose_cost_no_time(tmp_path: Path) -> None:
    assert plain("[" * 100_000, 10) == "[[[[[[[[[…"


PIECES = st.sampled_from(
    ["code: V1\n", "title:", " ", "\n", "- ", "  ", "&a ", "*a", "!!str ", "!x ", "? ", ": ", "'", '"', "|", ">", "#",
     "[", "]", "{", "}", "\t", "\r\n", "---\n", "...\n", "%YAML 1.1\n", "<<: *a\n", "é", "\u2028", "\ufeff", "id: P1",
     "performance_criteria:\n", "items:\n", "parts:\n", "text: x\n", "\\u0000", "🎉", "@", "`", "~", "0", "2012-13"]
)  # fmt: skip
CHANGES = st.lists(st.tuples(st.integers(0, len(UNIT)), st.integers(0, 30), st.binary(max_size=8)), max_size=4)


def changed(changes: list[tuple[int, int, bytes]]) -> bytes:
    """The text of a unit with a few stretches replaced by other bytes."""
    text = UNIT
    for start, length, instead in changes:
        text = text[:start] + instead + text[start + length :]
    return text


@settings(max_examples=400, deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=200), st.lists(PIECES, max_size=25).map("".join).map(str.encode), CHANGES.map(changed)
    )
)
@example(content=b"%YAML 1.99999999999999999999\n--- x")
def test_any_bytes_give_a_unit_or_problems(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    standards = in_folder(tmp_path_factory, content)
    loaded = load(standards)
    assert bool(loaded.of(Unit)) != bool(loaded.problems)
    lines = re.split("\r\n|[\n\r\u0085\u2028\u2029]", content.decode("utf-8-sig", errors="replace"))
    for found in loaded.problems:
        assert 0 <= found.line <= len(lines) + 1
        assert bool(found.line) == bool(found.column)
    as_text(loaded.problems)


def in_folder(factory: pytest.TempPathFactory, content: bytes) -> Path:
    """A standards folder whose one unit has this content; written over by the next."""
    standards = factory.getbasetemp() / "one-unit"
    units = standards / "suites" / "visits" / "units"
    units.mkdir(parents=True, exist_ok=True)
    (units.parent / "suite.yaml").write_bytes(SUITE)
    (units / "V1.yaml").write_bytes(content)
    return standards


CONTROL = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]))
SIGNS = st.characters(codec="utf-8", exclude_characters=CONTROL).filter(
    lambda sign: ord(sign) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(sign) <= 0xFDEF
)
TEXTS = st.text(st.one_of(SIGNS, st.sampled_from("<>&\"'{}%*_[]()`#|\\ \t\nİıſKßẞςİi̇é")), min_size=1, max_size=60)


def folded(text: str) -> str:
    """Text as YAML's own folded style gives it: one blank for each run of blanks and line ends."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def unit_with(text: str, terms: list[str]) -> bytes:
    """The file of a unit whose title, item and sub-point hold `text`, and whose scope holds `terms`."""
    scope = [{"term": term, "items": [{"id": f"S{n}", "text": f"scope {n}"}]} for n, term in enumerate(terms, start=1)]
    items = [{"id": "P1", "text": text, "parts": [{"id": "a", "text": text}]}]
    values = {"code": "V1", "title": text, "wording": "official", "performance_criteria": [{"items": items}]}
    return yaml.safe_dump(values | {"scope": scope}, allow_unicode=True, default_style='"', width=2000).encode()


def item_texts(body: str) -> list[str]:
    """The texts of the items of a page, as a browser reads them."""
    page = html5lib.parse(body, treebuilder="etree", namespaceHTMLElements=False)
    listed = [one for one in page.iter("ul") if one.get("class") == "ts-items"]
    return ["".join(found.itertext()) for one in listed for found in one.iter() if found.tag in ("p", "span")]


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, terms=st.lists(st.text("aikıİKßsſ &<", min_size=1, max_size=3), max_size=2))
@example(text="İmmigration and Kelvin", terms=["immigration", "kelvin"])
@example(text="the Maße, the MASSE and the masse", terms=["maße"])
def test_any_text_of_an_item_reads_back_from_its_page(
    text: str, terms: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assume(folded(text) and all(folded(term) for term in terms))
    loaded = load(in_folder(tmp_path_factory, unit_with(text, terms)))
    assert loaded.problems == (), as_text(loaded.problems)
    site = Site(catalogue_of(loaded), FileSystemBytecodeCache(str(tmp_path_factory.getbasetemp())))
    (unit,) = site.catalogue.units.values()
    assert item_texts(unit_page(site, unit).body)[:2] == [folded(text)] * 2
