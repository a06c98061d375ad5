"""Text to HTML: plain text with marked terms, and the small safe Markdown that prose fields take.

Nothing that stands in a file can become markup of its own: raw HTML is text, and links lead only to web addresses,
mail addresses and places on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

SAFE_LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
MARKDOWN_RULES = ["list", "emphasis", "link", "newline", "escape", "entity", "balance_pairs", "fragments_join"]
MARKDOWN_SIGNS = re.compile(r"[*_\[\]<>&`\\]|^[-+\d# ]|[^\S \n]| $|\n\n\n|\A\n|\n\Z", re.MULTILINE)
"""What may be more than words in paragraphs."""


@cache
def _markdown() -> MarkdownIt:
    return SafeMarkdown("zero", {"html": False}).enable(MARKDOWN_RULES)


class SafeMarkdown(MarkdownIt):
    """Markdown whose links lead only where SAFE_LINK allows."""

    def validateLink(self, url: str) -> bool:
        """Whether an address may become a link."""
        return bool(SAFE_LINK.match(url))


@lru_cache(maxsize=256)
def prose(text: str) -> Markup:
    """The HTML of a prose field: paragraphs, lists, emphasis and links."""
    if not MARKDOWN_SIGNS.search(text):
        return Markup("\n").join(Markup("<p>{}</p>").format(one) for one in text.split("\n\n"))
    return Markup(_markdown().render(text).strip())


def marked(text: str, terms: Mapping[str, str], css: str) -> Markup:
    """Plain text in which each term is a link to its anchor.

    `terms` gives the address for each form of a term; `css` is the class of the links. Longer forms go first, case
    does not count, and only whole words are marked. The text itself is not changed.
    """
    if not terms:
        return escape(text)
    by_form = {form.casefold(): address for form, address in terms.items()}
    parts = _whole_words(tuple(by_form)).split(text)
    return Markup("").join(
        Markup('<a class="{}" href="{}">{}</a>').format(css, _address_of(part, by_form), part)
        if place % 2
        else escape(part)
        for place, part in enumerate(parts)
    )


@cache
def _whole_words(forms: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({listed})(?!\w)", re.IGNORECASE)


def _address_of(found: str, by_form: Mapping[str, str]) -> str:
    """The address of a form that was found; a few letters, such as İ, match others to which casefold does not lead."""
    form = found.casefold()
    return (
        by_form[form]
        if form in by_form
        else next(by_form[one] for one in by_form if re.fullmatch(re.escape(one), found, re.IGNORECASE))
    )


def plain(text: str, length: int = 155) -> str:
    """Prose as one line of plain text of at most `length` signs, for descriptions."""
    words = re.sub(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)", r"\1", text)
    words = re.sub(r"[*_`#>]+", "", re.sub(r"\s+", " ", words)).strip()
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    listed = list(words)
    return f" {last} ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def explained(html: Markup, terms: Mapping[str, str], css: str) -> Markup:
    """HTML of prose in which the first use of each term is a link to its address; other links are left alone.

    `terms` gives the address for each form of a term, as in `marked`.
    """
    if not terms:
        return html
    by_form = {form.casefold(): address for form, address in terms.items()}
    words = _whole_words(tuple(by_form))
    linked: set[str] = set()
    inside_link = 0
    parts = re.split(r"(<[^>]+>)", str(html))
    for place, part in enumerate(parts):
        inside_link += part.startswith("<a ") - (part == "</a>")
        if place % 2 == 0 and not inside_link:
            parts[place] = words.sub(lambda found: _first_use(found[0], by_form, linked, css), part)
    return Markup("".join(parts))


def words_found(text: str, terms: Mapping[str, str]) -> list[str]:
    """The addresses of the terms that a text uses, in the order of its words."""
    by_form = {form.casefold(): address for form, address in terms.items()}
    return [_address_of(form, by_form) for form in _whole_words(tuple(by_form)).findall(text)] if terms and text else []


def _first_use(form: str, by_form: Mapping[str, str], linked: set[str], css: str) -> str:
    address = _address_of(form, by_form)
    if address in linked:
        return form
    linked.add(address)
    return f'<a class="{css}" href="{escape(address)}">{form}</a>'
