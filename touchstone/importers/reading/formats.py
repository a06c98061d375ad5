"""From a file to lines: what the bytes show, and never the name, decides how a file is read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

from touchstone.importers.document.limits import LARGEST_FILE, LARGEST_TEXT
from touchstone.importers.document.lines import Line, Reading, Refused
from touchstone.importers.reading.aligned_fields import with_aligned_fields
from touchstone.importers.reading.browser_text import without_buttons, without_links
from touchstone.importers.reading.drawn_tables import with_drawn_tables
from touchstone.importers.reading.html import html_page
from touchstone.importers.reading.laid_out import laid_out_lines, with_field_grids
from touchstone.importers.reading.markdown import looks_like_markdown, markdown_lines, markdown_tables
from touchstone.importers.reading.marked_up import is_page, marked_up_page
from touchstone.importers.reading.pdf import pdf_lines, pdf_title
from touchstone.importers.reading.text import decoded, text_lines, with_underlined
from touchstone.importers.reading.typed_tables import with_typed_tables
from touchstone.importers.reading.word import word_lines, word_title

_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(content: bytes, name: str) -> Reading:
    """Read a document. Raises Refused, with the reason in one line, where that cannot or must not be done."""
    if not content.strip():
        raise Refused("the file is empty")
    if len(content) > LARGEST_FILE:
        raise Refused(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB: give the pages of the standard only")
    fingerprint = sha256(content).hexdigest()
    if content[:1024].lstrip().startswith(b"%PDF-"):
        lines, pages = pdf_lines(content)
        return Reading(name, "pdf", fingerprint, lines, pages, title=pdf_title(content))
    if content.startswith(_PACKAGES):
        return _read_package(content, name, fingerprint)
    if content.startswith(_OLD_WORD):
        raise Refused(
            "it is a Word document of the old kind (.doc) or protected with a password: save it as .docx, without one"
        )
    return _read_text(content, name, fingerprint)


def _read_package(content: bytes, name: str, fingerprint: str) -> Reading:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = set(package.namelist())
        if "word/document.xml" in members:
            lines, tables = word_lines(content)
            return Reading(name, "word", fingerprint, lines, title=word_title(content), tables=tables)
    except zipfile.BadZipFile:
        raise Refused("the file is damaged: it begins as a Word document or a zip and cannot be opened") from None
    except RuntimeError:
        raise Refused("the file is protected with a password or packed in an unusual way: save it anew") from None
    raise Refused("it is a package, but not a Word document (.docx)")


def _read_text(content: bytes, name: str, fingerprint: str) -> Reading:
    if len(content) > LARGEST_TEXT:
        raise Refused(f"the text is larger than {LARGEST_TEXT // 1024 // 1024} MB: give the lines of the standard only")
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    head = text[:3000].lower()
    begins = head.lstrip().startswith(("<!doctype html", "<html", "<?xml"))
    markdown = name.lower().endswith((".md", ".markdown")) or looks_like_markdown(text)
    if begins or ("<body" in head and "</" in head) or (_is_markup(text) and not markdown):
        # a page that does not say its encoding is taken for UTF-8 where it can be, as text is
        page = html_page(content if b"charset" in content[:3000].lower() else text)
        told = Reading(name, "html", fingerprint, page.lines, tables=page.tables)
        return replace(told, address=page.address, language=page.language, title=page.title)
    if markdown:
        return _read_markdown(text, name, fingerprint)
    lines = with_typed_tables(text, _plain_lines) or laid_out_lines(text) or _plain_lines(text)
    return Reading(name, "text", fingerprint, tuple(lines))


def _read_markdown(text: str, name: str, fingerprint: str) -> Reading:
    if is_page(text):
        page = marked_up_page(text)
        return Reading(name, "markdown", fingerprint, page.lines, tables=page.tables)
    return Reading(name, "markdown", fingerprint, tuple(markdown_lines(text)), tables=markdown_tables(text))


def _plain_lines(text: str) -> list[Line]:
    """The lines of a text without columns."""
    lines = with_underlined(with_drawn_tables(text_lines(with_aligned_fields(text))))
    return without_buttons(without_links(list(with_field_grids(text, lines))))


def _is_markup(text: str) -> bool:
    """Whether a text is a fragment of HTML from its first sign to its last."""
    trimmed = text.strip()
    return trimmed.startswith("<") and trimmed.endswith(">") and trimmed.count("</") > 2
