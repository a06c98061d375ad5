"""PDF as passages: the text of each page, with its lines."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pypdfium2

from touchstone.citations.passages import LARGEST_TEXT, Passage, Refused

MOST_PAGES = 1000
LONGEST = 60.0
"""Seconds after which reading stops."""


def pdf_passages(content: bytes) -> list[Passage]:
    """The pages of a document. Raises Refused where it is damaged, protected, or larger than any handbook."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        protected = "password" in str(error).lower()
        raise Refused(
            "the PDF is protected with a password: save a copy without one"
            if protected
            else "the PDF is damaged and cannot be opened"
        ) from None
    try:
        if len(document) > MOST_PAGES:
            raise Refused(f"the PDF has {len(document)} pages, and at most {MOST_PAGES} are read: split it")
        passages = list(_pages(document))
    finally:
        document.close()
    if not any(one.text.strip() for one in passages):
        raise Refused("the PDF holds no text, only pictures of it: give the document that it was made from")
    return passages


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Passage]:
    started, length = time.monotonic(), 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        text = (
            words.get_text_bounded()
            .replace("\r\n", "\n")
            .replace("\r", "\n")
            .replace("\x02", "-")
            .replace("\ufffe", "-")
        )
        words.close()
        page.close()
        length += len(text)
        if length > LARGEST_TEXT or time.monotonic() - started > LONGEST:
            raise Refused(
                f"the PDF holds more text than can be looked at in a minute (stopped at page {number + 1}): split it"
            )
        yield Passage(text, f"page {number + 1}", 1)
