"""Reading PDF with pypdfium2: characters with their places become segments, and segments lines in reading order."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

from touchstone.importers.document.limits import MOST_LETTERS, MOST_LINES, MOST_PAGES
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.reading.pages.bordered_tables import bordered_tables, in_order_with
from touchstone.importers.reading.pages.drawn_bullets import small_shapes, with_drawn_bullets
from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.reading.pages.side_by_side import in_one_run
from touchstone.importers.reading.pages.strokes import Strokes, strokes_of
from touchstone.importers.reading.pages.tables_over_pages import Page, in_one_run_of_rows, with_numbers
from touchstone.importers.reading.pages.turned import (
    TurnedLetter,
    is_slanted,
    is_turned,
    watermarks,
    with_turned_words,
)
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.characters import cleaned, raised

_GAP = 1.0
"""A blank as wide as this many letters parts two columns."""
_FEWEST_LETTERS = 25
"""A page picture with fewer letters than this on each page is a scan."""


@dataclass
class _Open:
    """A segment that is being put together: its letters and its box."""

    text: list[str]
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool
    last: float
    """Where the last letter begins; the letters of a ligature have one box."""
    end: int
    """The number of the last letter."""


@dataclass
class _Aside:
    """The letters of a page that stand in no line."""

    turned: list[TurnedLetter] = field(default_factory=list)
    """Those that are turned by a quarter."""
    slanted: list[tuple[int, str]] = field(default_factory=list)
    """Those that stand across the page, with their places in its text."""

    def takes(self, letters: _Letters, index: int, sign: str, box: tuple[float, float, float, float]) -> bool:
        """Take a letter that stands in no line, with its left, right, top and bottom; False for one that stands in
        one."""
        sine = letters.sine(index)
        if is_turned(sine):
            self.turned.append(TurnedLetter(sign, *box, letters.font(index)[1]))
        elif is_slanted(sine):
            self.slanted.append((index, sign))
        else:
            return False
        return True


def pdf_lines(content: bytes) -> tuple[tuple[Line, ...], int]:
    """The lines of a PDF in reading order, and its number of pages.

    Raises Refused where it is encrypted, damaged, enormous, or a scan without text.
    """
    document = _opened(content)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise Refused(f"the PDF has {pages:,} pages: give the pages of the standard only")
        read = in_one_run_of_rows(in_one_run(_page_lines(document)))
        lines = tuple(replace(line, id=ident) for ident, line in enumerate(read))
    except pypdfium2.PdfiumError as error:
        raise Refused(f"the PDF is damaged ({str(error).rstrip('.')}): have it made anew") from None
    finally:
        document.close()
    if sum(len(line.text) for line in lines) < _FEWEST_LETTERS:
        raise Refused(
            "the PDF holds pictures of pages and no text: it needs OCR (text recognition) first; nothing was written"
        )
    return lines, pages


def pdf_title(content: bytes) -> str:
    """The title among the facts that a PDF holds about itself."""
    document = _opened(content)
    try:
        return cleaned(document.get_metadata_dict().get("Title", ""))
    finally:
        document.close()


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("the PDF is protected with a password: save it without one") from None
        raise Refused("the PDF is damaged and cannot be opened: have it made anew") from None


def _page_lines(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    count = 0
    read = [_page(document, number) for number in range(len(document))]
    pages = with_numbers([page for page, _ in read])
    for number, (page, (_, across)) in enumerate(zip(pages, read, strict=True), start=1):
        ordered = [*in_order_with(page.tables, page.others, page.width), *across]
        lines = [replace(line, number=place, page=number) for place, line in enumerate(ordered, start=1)]
        count += len(lines)
        if count > MOST_LINES:
            raise Refused("the PDF has more lines than any standard")
        yield lines


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, list[Line]]:
    """A page with what it holds, and the words that stand across it."""
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    strokes, aside = strokes_of(page, height), _Aside()
    level = list(_segments(text, height, aside, strokes))
    segments = with_drawn_bullets(with_turned_words(level, aside.turned), small_shapes(page, height))
    text.close()
    page.close()
    tables, others = bordered_tables(segments, strokes)
    return Page(width, height, tuple(tables), tuple(others)), watermarks(aside.slanted)


def _segments(text: pypdfium2.PdfTextPage, height: float, aside: _Aside, strokes: Strokes) -> Iterator[Segment]:
    """Runs of letters on one base line without a wide gap or a stroke between them; y counts downwards from the top of
    the page. Letters that stand in no line are taken aside."""
    letters = _Letters(text)
    current: _Open | None = None
    count = text.count_chars()
    if count > MOST_LETTERS:
        raise Refused(f"a page of the PDF holds {count:,} letters: no page of a standard does")
    for index in range(count):
        sign = letters.sign(index)
        if sign in ("\r", "\n", ""):
            continue
        if sign in {" ", "\xa0"}:
            if current:
                current.text.append(" ")
            continue
        left, right, bottom, top, base = letters.box(index)
        if aside.takes(letters, index, sign, (left, right, height - top, height - bottom)):
            continue
        if current and not _goes_on(current, left, base, height, strokes):
            yield from _closed(current, height, letters)
            current = None
        if current is None:
            size, bold = letters.font(index)
            current = _Open([], left, right, bottom, top, base, size, bold, left, index)
        if sign.isdigit() and _is_raised(current, bottom, top, base):
            sign = raised(sign)
        _take(current, sign, left, right, bottom, top)
        current.end = index
    if current:
        yield from _closed(current, height, letters)


def _take(current: _Open, sign: str, left: float, right: float, bottom: float, top: float) -> None:
    if current.text and current.text[-1] != " " and sign.isalnum() and left - current.right > 0.5 * current.size:
        current.text.append(" ")
    current.text.append(sign)
    current.right, current.last = max(current.right, right), left
    current.bottom, current.top = min(current.bottom, bottom), max(current.top, top)


def _goes_on(current: _Open, left: float, base: float, height: float, strokes: Strokes) -> bool:
    """Whether a letter continues the segment: the same base line (give or take a raised sign), no wide gap, and no
    border of a cell between."""
    size = max(current.size, 4.0)
    near = current.last - 0.3 * size < left < current.right + _GAP * size
    if not near or abs(base - current.base) >= 0.45 * size:
        return False
    apart = left - current.right > 1.0
    return not (apart and strokes.parts(current.right, left, height - current.base - 0.3 * size))


def _is_raised(current: _Open, bottom: float, top: float, base: float) -> bool:
    """Whether a digit behind a word is a small one that stands above the line, as the sign of a footnote does."""
    behind = bool(current.text) and (current.text[-1].isalpha() or current.text[-1] in ".,;)⁰¹²³⁴⁵⁶⁷⁸⁹")
    return behind and base - current.base > 0.15 * current.size and top - bottom < 0.62 * current.size


def _closed(current: _Open, height: float, letters: _Letters) -> Iterator[Segment]:
    """The segment that is done; it is bold where its first letter is, behind a label only where its last is, too."""
    text = cleaned("".join(current.text))
    if text:
        bold = current.bold and (text_mark(text).kind == "none" or letters.font(current.end)[1])
        yield Segment(
            text, current.left, current.right, height - current.top, height - current.base, current.size, bold
        )


class _Letters:
    """The letters of a page, asked for one by one; the buffers are made once."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._raw = text.raw
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def sign(self, index: int) -> str:
        """The letter at a place; a hyphen that PDFium takes for a soft one is marked as such."""
        code = pdfium.FPDFText_GetUnicode(self._raw, index)
        if code in {2, 65534}:
            return "-"
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""

    def box(self, index: int) -> tuple[float, float, float, float, float]:
        """Left, right, bottom, top and base line of a letter."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        x, y = self._origin
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        return left.value, right.value, bottom.value, top.value, y.value

    def sine(self, index: int) -> float:
        """The sine of the angle by which a letter is turned."""
        return math.sin(pdfium.FPDFText_GetCharAngle(self._raw, index))

    def font(self, index: int) -> tuple[float, bool]:
        """The size of a letter's font, and whether it is bold."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        name = self._name.raw[: min(length, 128)].lower() if length else b""
        bold = any(sign in name for sign in (b"bold", b"black", b"semib"))
        return float(size), bold or pdfium.FPDFText_GetFontWeight(self._raw, index) >= 600
