"""Headings that are set in paragraph styles of an owner's own: told by the level that a style names, or by its look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument

from touchstone.importers.document.lines import LARGER
from touchstone.importers.reading.attributes import number_in
from touchstone.importers.reading.numbering import W

_LONGEST = 100
"""Letters of the longest heading."""
_USUAL = 11.0
"""The size of letters in points where no style names one."""
_DEEPEST = 6
_BROUGHT_ALONG = re.compile(
    r"(?:normal|default|heading|title|subtitle|list|body text|text body|caption|header|footer|quote|intense quote"
    r"|no spacing|toc|contents|index|footnote|endnote|comment|macro|plain text|block text|table|frame|html)\b",
    re.IGNORECASE,
)
"""How the names of styles of Word and LibreOffice begin; LibreOffice does not say of a style that it is an owner's."""


def own_headings(document: WordDocument) -> dict[str, int]:
    """The level of heading of each style in a document that is its owner's own and heads what stands below it."""
    texts: dict[str, list[str]] = {}
    styles: dict[str, Any] = {}
    for paragraph in document.paragraphs:
        style = paragraph.style
        if style is not None and paragraph.text.strip():
            styles[style.style_id] = style
            texts.setdefault(style.style_id, []).append(paragraph.text.strip())
    usual = _usual_size(styles, texts)
    heads = [one for one in styles if _is_own(styles[one]) and _heads(styles[one], texts[one], usual)]
    return {one: _level(styles[one], rank) for rank, same in _ranked(heads, styles) for one in same}


def _is_own(style: Any) -> bool:
    """Whether a style is its owner's own, and none that office programs bring along."""
    return not style.builtin or not _BROUGHT_ALONG.match(style.name or "")


def _usual_size(styles: dict[str, Any], texts: dict[str, list[str]]) -> float:
    """The size in which most of the text is set."""
    letters: Counter[float] = Counter()
    for name, said in texts.items():
        letters[_size(styles[name])] += sum(len(text) for text in said)
    return letters.most_common(1)[0][0] if letters else _USUAL


def _heads(style: Any, texts: list[str], usual: float) -> bool:
    """Whether a style is one of headings: it says so, or its lines are short and stand out by their weight or size."""
    if any(len(text) > _LONGEST or text.endswith((".", ";", ",")) for text in texts):
        return False
    bold = any(one.font.bold for one in _chain(style) if one.font.bold is not None)
    return _outline(style) is not None or bold or _size(style) >= LARGER * usual


def _ranked(heads: list[str], styles: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """The styles of headings by their sizes, with the level that each size has: titles are of the first."""
    sizes = sorted({_size(styles[one]) for one in heads}, reverse=True)
    for rank, size in enumerate(sizes, start=2):
        yield min(rank, _DEEPEST), [one for one in heads if _size(styles[one]) == size]


def _level(style: Any, rank: int) -> int:
    told = _outline(style)
    return rank if told is None else told


def _outline(style: Any) -> int | None:
    """The level of heading that a style, or one that it is based on, names itself."""
    for one in _chain(style):
        told = one.element.find(f"{W}pPr/{W}outlineLvl")
        level = number_in(told.get(f"{W}val"), _DEEPEST) if told is not None else _DEEPEST
        if 0 <= level < _DEEPEST:
            return level + 1
    return None


def _size(style: Any) -> float:
    return next((float(one.font.size.pt) for one in _chain(style) if one.font.size is not None), _USUAL)


def _chain(style: Any) -> Iterator[Any]:
    """A style and those that it is based on."""
    for _ in range(_DEEPEST):
        if style is None:
            return
        yield style
        style = style.base_style
