"""Small documents of each kind, made for the tests."""

from __future__ import annotations

import io
import zipfile

import docx

LINES = (
    "Administrator, Elections",
    "Ref Units ES3, ES4 and ES5",
    "You will be administering the electoral nominations process (see SFJES19 v2 K5).",
    "Room D1, and £S12 as printed, see P.1.",
)


def word_document() -> bytes:
    """A Word document with formatted runs, a table, a note in a header, and a link that is there already."""
    document = docx.Document()
    document.add_heading(LINES[0], 1)
    split = document.add_paragraph("Ref Units ")
    split.add_run("ES3, E").bold = True
    split.add_run("S4").italic = True
    split.add_run(" and ES5")
    document.add_paragraph(LINES[2])
    document.add_paragraph(LINES[3])
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "ES19", "P1–P4"
    document.sections[0].header.paragraphs[0].text = "Unit ES20"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_document(pages: int, line: str = "Unit ES19 K5 and ES4") -> bytes:
    """A PDF with one line of text on each page, written by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(pages):
        content = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def protected_pdf() -> bytes:
    """A PDF that asks for a password which nobody has."""
    secret = "00" * 32
    locked = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >>"
    trailer = f"trailer\n<< /Encrypt {locked} /ID [<{secret}> <{secret}>]".encode()
    return pdf_document(1).replace(b"trailer\n<<", trailer)


def protected_zip() -> bytes:
    """A package whose parts are marked as encrypted."""
    content = bytearray(zip_of({"word/document.xml": b"<w:document/>"}))
    content[6] |= 1  # the mark in the part's own head
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # and in the directory
    return bytes(content)


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()
