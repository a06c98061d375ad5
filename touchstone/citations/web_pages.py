"""HTML as passages, with the place of every sign in the source, so that links go in and nothing else changes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from touchstone.citations.passages import Link, Passage, Span

_TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<[!?/]?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<![^>]*>|<\?[^>]*>", re.DOTALL)
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_NO_TEXT = "script style template noscript textarea title svg math select option iframe object"
_SKIPPED = frozenset(_NO_TEXT.split())
_IN_LINES = """a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup
    time tt u var wbr"""
_INLINE = frozenset(_IN_LINES.split())


@dataclass
class _Open:
    """The passage that is being put together: signs with where each begins and ends in the source."""

    signs: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    linked: list[Span] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    link_from: int | None = None


@dataclass(frozen=True)
class _Placed:
    """A passage with the place of its signs in the source."""

    passage: Passage
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True)
class WebPage:
    """An HTML document by its source."""

    source: str
    encoding: str = "utf-8"

    @cached_property
    def _placed(self) -> tuple[_Placed, ...]:
        return tuple(_passages(self.source))

    @property
    def passages(self) -> Sequence[Passage]:
        """What a browser shows as paragraphs, cells and list entries."""
        return [one.passage for one in self._placed]

    def with_links(self, links: Sequence[Link]) -> bytes:
        """The source with each reference in an `a` element; where tags stand inside it, each piece gets its own."""
        insertions: list[tuple[int, int, str]] = []
        for order, link in enumerate(links):
            for start, end in self._pieces(link):
                insertions += [
                    (start, 2 * order + 1, f'<a href="{html.escape(link.address)}">'),
                    (end, 2 * order, "</a>"),
                ]
        out, at = [], 0
        for place, _, text in sorted(insertions):
            out += [self.source[at:place], text]
            at = place
        return "".join([*out, self.source[at:]]).encode(self.encoding, errors="xmlcharrefreplace")

    def _pieces(self, link: Link) -> Iterator[Span]:
        """The parts of the source under a link that no tag interrupts, blanks at their edges left out."""
        placed = self._placed[link.passage]
        start: int | None = None
        end = 0
        for place in range(link.start, link.end):
            if start is not None and placed.starts[place] != end:
                yield start, end
                start = None
            start = placed.starts[place] if start is None else start
            end = placed.ends[place]
        if start is not None:
            yield start, end


def _passages(source: str) -> Iterator[_Placed]:
    state, at, skipping = _Open(), 0, ""
    for token in [*_TOKEN.finditer(source), None]:
        end = token.start() if token else len(source)
        if not skipping:
            _add_text(state, source, at, end)
        at = token.end() if token else end
        named = _NAME.match(token[0]) if token else None
        name = named[2].lower() if named else ""
        closing = bool(named and named[1])
        if skipping:
            skipping = "" if closing and name == skipping else skipping
            continue
        if name in _SKIPPED and not closing and token and not token[0].endswith("/>"):
            skipping = name
        if name == "a" and token:
            _mark_link(state, token[0], closing)
        if token is None or (name and name not in _INLINE):
            if "".join(state.signs).strip():
                yield _closed(state, source)
            state = _Open(
                link_from=0 if state.link_from is not None else None,
                targets=state.targets[-1:] if state.link_from is not None else [],
            )


def _add_text(state: _Open, source: str, start: int, end: int) -> None:
    """Add the text between two tags, each sign with its place; an entity is one sign, a run of blanks is one blank."""
    at = start
    while at < end:
        entity = _ENTITY.match(source, at, end) if source[at] == "&" else None
        text, after = (html.unescape(entity[0]), entity.end()) if entity else (source[at], at + 1)
        for sign in text:
            state.signs.append(" " if sign in "\n\r\t\f" else sign)
            state.starts.append(at)
            state.ends.append(after)
        at = after


def _mark_link(state: _Open, tag: str, closing: bool) -> None:
    if closing:
        if state.link_from is not None:
            state.linked.append((state.link_from, len(state.signs)))
        state.link_from = None
        return
    state.link_from = len(state.signs)
    found = _HREF.search(tag)
    if found:
        state.targets.append(html.unescape(next(one for one in found.groups() if one is not None)))


def _closed(state: _Open, source: str) -> _Placed:
    linked = [*state.linked, *([(state.link_from, len(state.signs))] if state.link_from is not None else [])]
    first = next(place for place, sign in enumerate(state.signs) if sign.strip())
    place = f"line {source.count(chr(10), 0, state.starts[first]) + 1}"
    return _Placed(
        Passage("".join(state.signs), place, linked=tuple(linked), targets=tuple(state.targets)),
        tuple(state.starts),
        tuple(state.ends),
    )
