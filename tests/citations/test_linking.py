"""A linked copy: each reference is a link to the words that it means, and nothing else has changed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from tests.citations.documents import word_document
from touchstone.citations.checking import Checker
from touchstone.citations.reading import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
K5 = "https://standards.example/units/sfjes19/v2/#k5"


def linked(checker: Checker, content: bytes, name: str) -> bytes:
    document = read(content, name)
    return document.with_links(checker.links(checker.checked(document)))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def signs(part: bytes) -> list[tuple[str, str]]:
    """Every sign of a part with the formatting of its run, and all else in order, links left out."""
    found: list[tuple[str, str]] = []
    for element in etree.fromstring(part).iter():
        if element.tag == f"{W}t":
            formatting = element.getparent().find(f"{W}rPr")
            told = "" if formatting is None else etree.tostring(formatting, method="c14n").decode()
            found += [(sign, told) for sign in element.text or ""]
        elif element.tag not in (f"{W}r", f"{W}hyperlink") and not any(
            one.tag == f"{W}rPr" for one in (element, *element.iterancestors())
        ):
            found.append((element.tag, str(sorted(element.attrib.items()))))
    return found


def links_of(content: bytes) -> list[tuple[str, str]]:
    document: Any = docx.Document(io.BytesIO(content))
    return [(one.text, one.url) for paragraph in document.paragraphs for one in paragraph.hyperlinks]


def test_word_references_are_links(checker: Checker) -> None:
    assert links_of(linked(checker, word_document(), "a.docx")) == [
        ("ES3", "https://standards.example/units/sfjes3/"),
        ("ES4", "https://standards.example/units/sfjes4/"),
        ("ES5", "https://standards.example/units/sfjes5/"),
        ("administering the electoral nominations process", "https://standards.example/units/sfjes11/"),
        ("SFJES19 v2 K5", "https://standards.example/units/sfjes19/v2/#k5"),
    ]


def test_word_keeps_every_other_sign_and_its_formatting(checker: Checker) -> None:
    before = parts(word_document())
    after = parts(linked(checker, word_document(), "a.docx"))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/header1.xml",
        "word/_rels/header1.xml.rels",
    }
    assert signs(after["word/document.xml"]) == signs(before["word/document.xml"])
    assert signs(after["word/header1.xml"]) == signs(before["word/header1.xml"])


def test_word_in_which_nothing_is_found_stays_as_it_is(checker: Checker) -> None:
    document = docx.Document()
    document.add_paragraph("Nothing at all.")
    out = io.BytesIO()
    document.save(out)
    assert parts(linked(checker, out.getvalue(), "a.docx")) == parts(out.getvalue())


def test_a_copy_that_is_linked_again_gets_no_second_link(checker: Checker) -> None:
    once = linked(checker, word_document(), "a.docx")
    assert parts(linked(checker, once, "a.docx")) == parts(once)


def test_html_references_are_links_and_the_rest_is_kept(checker: Checker) -> None:
    source = (
        "<!doctype html>\r\n<html><head><title>ES3</title><style>.es4{}</style></head><body class=x>\r\n<!-- ES5 -->"
        '<p>See <b>ES</b>3 &amp; <a href="/x">ES4</a>, SFJES19&nbsp;v2&nbsp;K5 &lt;ok&gt;</p>'
        "<ul><li>Administer the <i>electoral</i> nominations process</li></ul>"
        "<script>var a='ES9';</script></body></html>"
    )
    after = linked(checker, source.encode(), "a.html").decode()
    assert re.sub(r'<a href="https://standards\.example/[^"]*">(.*?)</a>', r"\1", after) == source
    assert f'<a href="{K5}">SFJES19&nbsp;v2&nbsp;K5</a>' in after
    assert '<a href="/x">ES4</a>' in after
    assert after.count("units/sfjes11/") == 3  # a piece before, in and after the tag


def test_markdown_references_are_links_and_the_rest_is_kept(checker: Checker) -> None:
    source = (
        "---\ntitle: ES3\n---\n# Units ES3\n\n"
        "See `ES4`, [ES5](a.md) and <https://x.example/units/sfjes6/>;\r\nSFJES19 v2 K5.\n\n"
        "```\nES7\n```\n\n| ES8 | ES9 |\n"
    )
    after = linked(checker, source.encode(), "a.md").decode()
    assert re.sub(r"\[([^\]]*)\]\(https://standards\.example/[^)]*\)", r"\1", after) == source
    assert re.findall(r"\[([^\]]*)\]\(https://standards", after) == ["ES3", "SFJES19 v2 K5", "ES8", "ES9"]


def test_bytes_that_are_not_utf8_stay(checker: Checker) -> None:
    source = "<html><head><meta charset=windows-1252></head><p>caf\xe9 \x93ES3\x94</p></html>".encode("latin-1")
    after = linked(checker, source, "a.html")
    assert after.replace(b'<a href="https://standards.example/units/sfjes3/">', b"").replace(b"</a>", b"") == source


FIELD = ' HYPERLINK "https://standards.example/units/sfjes19/v1/" \\l "p2" '


@pytest.mark.parametrize("kept", ["in the address", "beside the address", "in a field"])
def test_the_fragment_of_a_link_is_read_where_word_processors_keep_it(checker: Checker, kept: str) -> None:
    document: Any = docx.Document()
    paragraph = document.add_paragraph("See ")
    if kept == "in a field":
        instruction = etree.SubElement(paragraph.add_run()._r, f"{W}instrText")
        instruction.text = FIELD
    else:
        address = "https://standards.example/units/sfjes19/v1/" + ("#p2" if kept == "in the address" else "")
        link = etree.SubElement(paragraph._p, f"{W}hyperlink")
        link.set(f"{R}id", document.part.relate_to(address, HYPERLINK, is_external=True))
        if kept == "beside the address":
            link.set(f"{W}anchor", "p2")
        etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t").text = "there"
    out = io.BytesIO()
    document.save(out)
    (one,) = checker.checked(read(out.getvalue(), "a.docx"))
    assert (one.judged.found.version, one.judged.found.items) == (1, ("P2",))
