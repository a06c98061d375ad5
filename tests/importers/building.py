"""Small documents for the tests: PDFs of lines at places, Word documents with automatic numbers, and files that do
harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Placed = tuple[float, float, float, str]
"""A line of a PDF page: how far from the left and from the top, how large, and its text; a text that begins with
`**` is bold."""


Square = tuple[float, float, float]
"""A filled square of a PDF page: how far from the left and from the top its lower left corner is, and its width."""


Box = tuple[float, float, float, float]
"""A filled box of a PDF page: its left and right, and its top and base from the top of the page."""


def grid(columns: Sequence[float], rows: Sequence[float]) -> list[Box]:
    """The borders of a table, as thin boxes, at these places."""
    level = [(columns[0], columns[-1], at, at + 0.5) for at in rows]
    return [*level, *((at, at + 0.5, rows[0], rows[-1]) for at in columns)]


def pdf(
    pages: Sequence[Sequence[Placed]], squares: Sequence[Square] = (), boxes: Sequence[Sequence[Box]] = ()
) -> bytes:
    """A PDF of A4 pages that hold these lines, the first one with squares, and each with its boxes. Source: ISO
    32000-1, 7.5 (file structure), 8.5 (paths) and 9.4 (text objects)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for place, page in enumerate(pages):
        drawn = [f"{x} {842 - top} {width} {width} re f".encode() for x, top, width in squares if not place]
        held = boxes[place] if place < len(boxes) else ()
        drawn += [f"{left} {842 - base} {right - left} {base - top} re f".encode() for left, right, top, base in held]
        content = zlib.compress(b"\n".join([*drawn, *(_shown(line) for line in page)]))
        kids.append(f"{len(objects) + 2} 0 R")
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(content) + content + b"\nendstream")
        fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {fonts} >> /Contents "
            f"{len(objects)} 0 R >>".encode()
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _shown(line: Placed) -> bytes:
    x, top, size, text = line
    font = "F2" if text.startswith("**") else "F1"
    escaped = text.removeprefix("**").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {842 - top} Td ({escaped}) Tj ET".encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def column(lines: Sequence[str], x: float, top: float, size: float = 10, step: float = 13) -> list[Placed]:
    """Lines below one another."""
    return [(x, top + place * step, size, text) for place, text in enumerate(lines)]


def numbered_word(lists: Sequence[tuple[str, str, Sequence[str]]], before: Sequence[str] = ()) -> bytes:
    """A Word document: first plain paragraphs, then for each heading a list that Word numbers itself by a text such
    as `P%1`."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    numbering = document.part.numbering_part.element
    for place, (heading, form, items) in enumerate(lists, start=100):
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{form}"/></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, definition)
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>')
        )
        document.add_heading(heading, level=2)
        for item in items:
            properties = document.add_paragraph(item)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{place}"/></w:numPr>')
            )
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A package with one part put in, or put in the place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, part)
    return out.getvalue()
