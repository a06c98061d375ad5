"""From a file to passages: what the bytes show decides how it is read, and the name only where they show nothing."""

from __future__ import annotations

import re
from pathlib import Path

from touchstone.citations.passages import LARGEST_FILE, LARGEST_TEXT, Document, Refused, Unlinkable
from touchstone.citations.pdf import pdf_passages
from touchstone.citations.plain import MarkdownDocument, text_passages
from touchstone.citations.web_pages import WebPage
from touchstone.citations.word import word_document

_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html))|<(?:body|p|div|table|ul|h[1-6])\b[^>]*>",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)


def read_file(path: Path) -> Document:
    """Read a document. Raises Refused, with the reason in one line, where that cannot or must not be done."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Refused("there is no such file") from None
    except OSError as error:
        raise Refused(f"the file cannot be read ({(error.strerror or 'unknown reason').lower()})") from None
    return read(content, path.name)


def read(content: bytes, name: str) -> Document:
    """Read the bytes of a document. Raises Refused."""
    if not content.strip():
        raise Refused("the file is empty")
    if len(content) > LARGEST_FILE:
        raise Refused(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB: split it")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return Unlinkable(pdf_passages(content), "PDF")
    if content.startswith(_PACKAGES):
        return word_document(content)
    if content.startswith(_OLD_WORD):
        raise Refused(
            "it is a Word document of the old kind (.doc) or protected with a password: save it as .docx, without one"
        )
    return _of_text(content, name.lower())


def _of_text(content: bytes, name: str) -> Document:
    charset = _CHARSET.search(content[:2048])
    text, encoding = _decoded(content, charset[1].decode("ascii") if charset else "")
    if len(text) > LARGEST_TEXT:
        raise Refused("the file holds more text than any handbook: split it")
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    if name.endswith((".htm", ".html", ".xhtml")) or (
        not name.endswith((".md", ".markdown", ".txt")) and _HTML.match(text[:4096])
    ):
        return WebPage(mark + text, encoding)
    if name.endswith((".md", ".markdown")):
        return MarkdownDocument(text, mark=mark)
    return Unlinkable([passage for _, passage in text_passages(text)])


def _decoded(content: bytes, charset: str) -> tuple[str, str]:
    """Text and its encoding: as the file says, else UTF-8, else that of old Windows files."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    if b"\x00" in content[:8192]:
        raise Refused("the file is not a text, Word, PDF, HTML or Markdown document")
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("latin-1"), "latin-1"
