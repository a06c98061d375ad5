"""Reading Word documents: paragraphs and tables in their order, with styles, lists and text boxes.

The package is looked at before it is parsed: its size, its entities and its macros (OWASP, "XML External Entity
Prevention").
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.section import Section
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from touchstone.importers.document.limits import LARGEST_PART, MOST_LINES
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.document.tables import Table, Tables
from touchstone.importers.reading.attributes import number_in
from touchstone.importers.reading.numbering import Numbering, W
from touchstone.importers.reading.own_styles import own_headings
from touchstone.importers.reading.run_in_headings import run_in_heading
from touchstone.importers.reading.word_cells import cells_of
from touchstone.importers.words.characters import cleaned, raised

_SAID = ("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "footnoteReference", "endnoteReference")
_FIELD = re.compile(r"\s*[A-Z][^:\n]{1,40}: +\S[^\n]*")
"""A label with its value."""
_WORDED = re.compile(r"[A-Za-z]{3,}\s")
"""A number that a word belongs to, such as `Element 1`: it is read as text, as it is printed."""


def word_lines(content: bytes) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines and the tables of a Word document. Raises Refused where it is damaged, or may do harm."""
    _look_into(content)
    try:
        document = docx.Document(io.BytesIO(content))
    except Refused:
        raise
    except Exception as error:  # python-docx raises whatever its parsers raise
        what = f"the Word document is damaged ({type(error).__name__}): open it in Word and save it anew"
        raise Refused(what) from None
    reader = _Reader(document)
    return tuple(_numbered(reader.lines())), reader.tables.all()


def word_title(content: bytes) -> str:
    """The title among the properties of a Word document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "docProps/core.xml" not in package.namelist():
            return ""
        held = package.read("docProps/core.xml").decode("utf-8", errors="replace")
    found = re.search(r"<dc:title>([^<]*)</dc:title>", held)
    return cleaned(html.unescape(found[1])) if found else ""


def _look_into(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.infolist():
            if member.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")):
                raise Refused("the Word document holds macros: save it as .docx, without macros")
            if member.filename.endswith((".xml", ".rels")):
                _look_at_part(package, member)


def _look_at_part(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse a part that is enormous or declares a document type, the door for external entities."""
    try:
        with package.open(member) as part:
            held = part.read(LARGEST_PART + 1)
    except (zlib.error, zipfile.BadZipFile, EOFError):
        raise Refused("the Word document is damaged: open it in Word and save it anew") from None
    if len(held) > LARGEST_PART:
        raise Refused(f"a part of the Word document is larger than {LARGEST_PART // 1024 // 1024} MB unpacked")
    if any(sign in held or sign.decode().encode("utf-16-le") in held for sign in (b"<!DOC", b"<!ENT")):
        raise Refused("the Word document declares XML entities, which honest documents never do: it may be an attack")


def _numbered(lines: Iterator[Line]) -> Iterator[Line]:
    for ident, line in enumerate(lines):
        if ident > MOST_LINES:
            raise Refused("the Word document has more lines than any standard")
        yield replace(line, id=ident, number=ident + 1)


class _Reader:
    """One walk over a document."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.numbering = Numbering(_part(document, "numbering"), _part(document, "styles"))
        self.own_headings = own_headings(document)
        self.table = 0
        self.tables = Tables()
        self.blank = False

    def lines(self) -> Iterator[Line]:
        """The lines of the headers, of the body, and of the footers."""
        yield from self._edges("header")
        _unwrap(self.document.element.body)
        yield from self._blocks(self.document.iter_inner_content(), {})
        yield from self._footnotes()
        yield from self._edges("footer")

    def _footnotes(self) -> Iterator[Line]:
        """The texts of footnotes and endnotes, each with its raised number."""
        for name in ("footnotes", "endnotes"):
            notes = _part(self.document, name)
            for note in notes.iter(f"{W}{name.removesuffix('s')}") if notes is not None else ():
                number = str(note.get(f"{W}id") or "")
                said = cleaned(" ".join(_text_of(paragraph) for paragraph in note.iter(f"{W}p")))
                if said and number.isdigit():
                    yield Line(0, f"{raised(number)} {said.lstrip('⁰¹²³⁴⁵⁶⁷⁸⁹ ')}", 0, blank_before=True)

    def _edges(self, edge: str) -> Iterator[Line]:
        """The running heads or feet, each once, with those of first and even pages and those in tables; page 0 and y
        mark them as such."""
        said: dict[str, None] = {}
        for section in self.document.sections:
            for pages in self._pages(section):
                held = getattr(section, f"{pages}{edge}")
                paragraphs = () if held.is_linked_to_previous else held._element.iter(f"{W}p")
                said |= dict.fromkeys(cleaned(_text_of(paragraph)) for paragraph in paragraphs)
        yield from (Line(0, text, 0, y=-1.0) for text in said if text)

    def _pages(self, section: Section) -> Iterator[str]:
        """The pages of a section that have running heads of their own, as python-docx names them."""
        yield from ("first_page_",) if section.different_first_page_header_footer else ()
        yield ""
        yield from ("even_page_",) if self.document.settings.odd_and_even_pages_header_footer else ()

    def _blocks(self, blocks: Iterator[Paragraph | WordTable], cell: dict[str, int]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, WordTable):
                yield from self._table(block)
            else:
                yield from self._paragraph(block, cell)

    def _table(self, table: WordTable) -> Iterator[Line]:
        self.table += 1
        number = self.table
        cells = cells_of(table)
        self.tables.note(number, [cell for cell, _ in cells])
        for cell, held in cells:
            place = {"table": number, "row": cell.row, "column": cell.column}
            yield from self._blocks(held.iter_inner_content(), place)
        self.blank = True

    def _paragraph(self, paragraph: Paragraph, cell: dict[str, int]) -> Iterator[Line]:
        style = paragraph.style
        properties = paragraph._p.pPr
        texts = [cleaned(part) for part in _fields_apart(_text_of(paragraph._p)).split("\n")]
        if not any(texts):
            self.blank = True
            yield from self._boxes(paragraph)
            return
        named = style.style_id if style else ""
        mark, depth = self.numbering.mark(properties, named)
        if _WORDED.match(mark):
            texts, mark, depth = [f"{mark} {texts[0]}", *texts[1:]], "", 0
        lead = run_in_heading(paragraph)
        if lead and texts[0].startswith(lead):
            texts = [lead, texts[0].removeprefix(lead).strip(), *texts[1:]]
        look = {
            "bold": _is_bold(paragraph),
            "heading": _heading(style.name if style else "") or (0 if cell else self.own_headings.get(named, 0)),
            "depth": depth,
            "x": float(_indent(properties)),
            "whole": sum(map(bool, texts)) == 1,
        }
        for turn, text in enumerate(one for one in texts if one):
            yield Line(0, text, 0, mark="" if turn else mark, blank_before=self.blank and not turn, **look, **cell)  # type: ignore[arg-type]
        self.blank = False
        yield from self._boxes(paragraph)

    def _boxes(self, paragraph: Paragraph) -> Iterator[Line]:
        """The text boxes that hang at a paragraph itself, and at none inside them."""
        inner: Any
        for inner in paragraph._p.iter(f"{W}p"):
            box = next(inner.iterancestors(f"{W}txbxContent"), None)
            again = any(parent.tag.endswith("}Fallback") for parent in inner.iterancestors())
            if box is not None and not again and next(box.iterancestors(f"{W}p"), None) is paragraph._p:
                yield from self._paragraph(Paragraph(inner, paragraph._parent), {})


def _part(document: WordDocument, name: str) -> Any | None:
    """The XML of a part that belongs to the document, or None; python-docx parses only some kinds of part itself."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            part = relation.target_part
            return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return None


def _text_of(element: Any) -> str:
    """The text of a paragraph with its breaks; deleted text, field codes and text boxes are left out."""
    said = element.iter(*(f"{W}{name}" for name in _SAID))
    return "".join(_said(node) for node in said if not _inside_other(node, element))


def _fields_apart(text: str) -> str:
    """A text in which tabs part fields from one another, with each of them on a line of its own."""
    pieces = [piece for piece in text.split("\t") if piece.strip()]
    fields = [piece for piece in pieces if _FIELD.fullmatch(piece)]
    return "\n".join(pieces) if len(fields) > 1 and len(fields) >= len(pieces) - 1 else text


def _said(node: Any) -> str:
    """What one piece of a run says."""
    name = node.tag.removeprefix(W)
    if name == "t":
        text = node.text or ""
        return raised(text) if text.strip().isdigit() and _is_raised(node) else text
    if name in ("footnoteReference", "endnoteReference"):
        return raised(str(node.get(f"{W}id") or ""))
    if name == "sym":
        code = str(node.get(f"{W}char") or "")
        return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
    return {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}.get(name, "\n")


def _is_raised(node: Any) -> bool:
    """Whether a run stands above the line."""
    look = node.getparent().find(f"{W}rPr/{W}vertAlign")
    return look is not None and look.get(f"{W}val") == "superscript"


def _unwrap(body: Any) -> None:
    """Put what content controls hold in their place: they stand around paragraphs, rows and cells."""
    for control in list(body.iter(f"{W}sdt")):
        held, parent = control.find(f"{W}sdtContent"), control.getparent()
        if held is not None and parent is not None:
            place = parent.index(control)
            parent.remove(control)
            for child in reversed(list(held)):
                parent.insert(place, child)


def _inside_other(node: Any, paragraph: Any) -> bool:
    for parent in node.iterancestors():
        if parent is paragraph:
            return bool(node.getparent().tag == f"{W}tabs")
        if parent.tag in (f"{W}txbxContent", f"{W}del", f"{W}moveFrom"):
            return True
    return False


def _is_bold(paragraph: Paragraph) -> bool:
    said = [run for run in paragraph.runs if run.text.strip()]
    return bool(said) and all(run.bold for run in said)


def _heading(style: str) -> int:
    found = re.fullmatch(r"(?:heading|pennawd) ([1-6])", style.lower())
    return int(found[1]) if found else 1 if style == "Title" else 0


def _indent(properties: Any | None) -> int:
    indent = properties.find(f"{W}ind") if properties is not None else None
    return number_in(indent.get(f"{W}left") or indent.get(f"{W}start"), 0) if indent is not None else 0
