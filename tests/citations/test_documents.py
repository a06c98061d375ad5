"""Reading documents: every kind with its places; bad input with a clear message, in bounded time, leaving nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.citations.documents import LINES, pdf_document, protected_pdf, protected_zip, word_document, zip_of
from touchstone.citations.checking import Checker
from touchstone.citations.passages import NoLinks, Refused
from touchstone.citations.reading import read, read_file
from touchstone.citations.reporting import FORMATS, Report

PROJECT = Path(__file__).parent.parent.parent
STANDARDS = Path(__file__).parent / "corpus" / "standards"
SEEN = ["ES3", "ES4", "ES5", "administering the electoral nominations process", "SFJES19 v2 K5"]


def found(checker: Checker, content: bytes, name: str) -> list[tuple[str, str]]:
    checked = checker.checked(read(content, name))
    return [(one.place, one.judged.found.text) for one in checked if one.judged.found.units]


def test_word_is_read_with_tables_and_headers(checker: Checker) -> None:
    seen = found(checker, word_document(), "a.docx")
    assert [text for _, text in seen] == [*SEEN, "ES19", "P1–P4", "Unit ES20"[5:]]
    assert seen[0][0] == "paragraph 2"
    assert seen[-1][0] == "header paragraph 1"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_text_markdown_and_html_give_the_same(checker: Checker, name: str) -> None:
    text = "\n\n".join(LINES)
    content = "".join(f"<p>{line}</p>\n\n" for line in LINES) if name == "a.html" else text
    seen = found(checker, content.encode(), name)
    assert [text for _, text in seen] == SEEN
    assert seen[0][0] == "line 3"


def test_pdf_is_read_page_by_page(checker: Checker) -> None:
    seen = found(checker, pdf_document(2), "a.pdf")
    assert seen == [
        ("page 1, line 1", "ES19 K5"),
        ("page 1, line 1", "ES4"),
        ("page 2, line 1", "ES19 K5"),
        ("page 2, line 1", "ES4"),
    ]


def test_links_are_not_written_into_pdf() -> None:
    with pytest.raises(NoLinks, match="cannot be written into a PDF"):
        read(pdf_document(1), "a.pdf").with_links([])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected with a password"),
        (word_document()[:4000], "damaged"),
        (zip_of({"word/document.xml": b"<w:document"}), "damaged"),
        (zip_of({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
        (zip_of({"other.txt": b"x"}), "not a Word document"),
        (b"%PDF-1.4\nnothing", "damaged"),
        (pdf_document(3)[:700], "damaged|no text"),
        (protected_pdf(), "the PDF is protected with a password"),
        (protected_zip(), "protected with a password"),
        (b"\x7fELF\0\0\0\0", "not a text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(checker: Checker, content: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        checker.checked(read(content, "a"))


def test_a_zip_bomb_is_refused_before_it_swells() -> None:
    bomb = zip_of({"word/document.xml": b"<a/>", "word/media/a.bin": b"\0" * 210_000_000})
    assert len(bomb) < 1_000_000
    started = time.perf_counter()
    with pytest.raises(Refused, match="zip bomb"):
        read(bomb, "a.docx")
    assert time.perf_counter() - started < 1


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    """Its directory says that the document holds 4 signs; it would unpack to 300 million."""
    bomb = zip_of({"word/document.xml": b" " * 300_000_000})
    size = (300_000_000).to_bytes(4, "little")
    assert bomb.count(size) == 2
    started = time.perf_counter()
    with pytest.raises(Refused, match=r"damaged|zip bomb"):
        read(bomb.replace(size, (4).to_bytes(4, "little")), "a.docx")
    assert time.perf_counter() - started < 5


def test_a_package_of_too_many_parts_is_refused() -> None:
    with pytest.raises(Refused, match="zip bomb"):
        read(zip_of({f"word/{number}.xml": b"" for number in range(5001)}), "a.docx")


def test_a_pdf_of_500_pages_is_read_in_bounded_time(checker: Checker) -> None:
    started = time.perf_counter()
    assert len(checker.checked(read(pdf_document(500), "a.pdf"))) == 1000
    assert time.perf_counter() - started < 30


def test_a_pdf_of_more_pages_than_any_handbook_is_refused() -> None:
    with pytest.raises(Refused, match="1001 pages"):
        read(pdf_document(1001), "a.pdf")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"ES19 P1, " * 3000, "a.txt"),
        (b"<p " * 40_000, "a.html"),
        (b"[" * 100_000 + b"`" * 100_000, "a.md"),
        (b"<a " * 6000 + b"`` " * 1000, "a.md"),
        (b"1" * 500_000, "a.txt"),
    ],
)
def test_a_line_without_end_takes_bounded_time(checker: Checker, content: bytes, name: str) -> None:
    started = time.perf_counter()
    checker.checked(read(content, name))
    assert time.perf_counter() - started < 20


def test_a_document_that_takes_too_long_is_refused(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchstone.citations.checking.LONGEST", -1.0)
    with pytest.raises(Refused, match="split it"):
        checker.checked(read(b"ES19\n\nES4", "a.txt"))


@pytest.mark.parametrize("form", FORMATS)
def test_each_report_names_places_and_escapes_what_it_quotes(checker: Checker, form: str) -> None:
    checked = tuple(checker.checked(read(b"<b>ES21</b> & ES19 v1 P2", "a.txt")))
    told = FORMATS[form]([Report("<i>.txt", checked), Report("b.docx", refused="damaged")], checker.root)
    assert "ES21" in told
    assert "Other words of criterion 2" in told
    assert form != "html" or ("<b>ES21" not in told and "<i>" not in told)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, PROJECT / "scripts" / "cite.py", *arguments, "--standards", STANDARDS]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_script_refuses_a_spoilt_ledger_with_its_place(tmp_path: Path) -> None:
    standards = tmp_path / "standards"
    shutil.copytree(STANDARDS, standards)
    (standards / "permalinks.yaml").write_text("published:\n<<<<<<< ours\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("ES19", encoding="utf-8")
    command = [sys.executable, PROJECT / "scripts" / "cite.py", "check", tmp_path / "a.txt", "--standards", standards]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "permalinks.yaml:2:1: TS601 a merge left its marks in the ledger" in done.stderr


def test_the_script_checks_and_links(tmp_path: Path) -> None:
    good, bad, copy = tmp_path / "good.docx", tmp_path / "bad.txt", tmp_path / "copy.docx"
    good.write_bytes(word_document())
    bad.write_text("ES21", "utf-8")
    assert run("check", bad).returncode == 1
    done = run("link", good, "-o", copy, "--address", "https://standards.example")
    assert "links written" in done.stdout, done.stderr
    assert read_file(copy).passages
    refused = run("link", bad, "-o", tmp_path / "no.txt", "--address", "https://standards.example")
    assert refused.returncode == 2
    assert "cannot be written into a text file" in refused.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "copy.docx", "good.docx"]
