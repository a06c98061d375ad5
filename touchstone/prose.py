"""Text to HTML: plain text with marked terms, and the small safe Markdown that prose fields take.

Nothing that stands in a file can become markup of its own: raw HTML is text, and links lead only to web addresses,
mail addresses and places on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from touchstone.templating import escaped

SAFE_LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
MARKDOWN_RULES = ["list", "emphasis", "link", "newline", "escape", "entity", "balance_pairs", "fragments_join"]
SIGNS_IN_LINES = re.compile(r"[*_\[\]<>&`\\\x00-\t\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
SIGNS_BESIDE_BREAKS = re.compile(r"\n(?:[-+\d# ]|\n\n)| \n")
"""What may be more than words in paragraphs; two searches, since each is quick where it looks for few letters first."""
LINKS = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
TAGS = re.compile(r"(<[^>]+>)")
SIGNS = "*_`#>"


@cache
def _markdown() -> MarkdownIt:
    return SafeMarkdown("zero", {"html": False}).enable(MARKDOWN_RULES)


class SafeMarkdown(MarkdownIt):
    """Markdown whose links lead only where SAFE_LINK allows."""

    def validateLink(self, url: str) -> bool:
        """Whether an address may become a link."""
        return bool(SAFE_LINK.match(url))


def is_words(text: str) -> bool:
    """Whether a text is surely nothing but words in paragraphs."""
    signs = SIGNS_IN_LINES.search(text) or SIGNS_BESIDE_BREAKS.search(f"\n{text}\n")
    return not signs and text == text.strip("\n")


@lru_cache(maxsize=256)
def prose(text: str) -> Markup:
    """The HTML of a prose field: paragraphs, lists, emphasis and links."""
    if is_words(text):
        return Markup("\n".join(f"<p>{escaped(one)}</p>" for one in text.split("\n\n")))
    return Markup(_markdown().render(text).strip())


def plain(text: str, length: int = 155) -> str:
    """Prose as one line of plain text of at most `length` signs, for descriptions."""
    words = LINKS.sub(r"\1", text) if "](" in text else text
    for sign in SIGNS:  # quicker than by a pattern
        words = words.replace(sign, "")
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    listed = list(words)
    return f" {last} ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


class Terms:
    """Terms that lead to addresses wherever a text uses one of their forms.

    Longer forms go first, case does not count, and only whole words are found. The text itself is not changed.
    """

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = {form.casefold(): address for form, address in addresses.items()}
        self._words = _whole_words(tuple(self._addresses))
        self._plain = all(map(str.isascii, self._addresses))

    def found(self, text: str) -> list[str]:
        """The addresses of the terms that a text uses, in the order of its words."""
        return [self._address_of(form) for form in self._words.findall(text)]

    def marked(self, text: str, css: str) -> str:
        """HTML of plain text in which each term is a link of the class `css`."""
        if self._surely_absent(text):
            return escaped(text)
        parts = enumerate(self._words.split(text))
        return "".join(self._link(part, css) if place % 2 else escaped(part) for place, part in parts)

    def _surely_absent(self, text: str) -> bool:
        """Whether no form can stand in a text; asked first, since most items use no term and the search takes long."""
        small = text.lower()
        return self._plain and text.isascii() and not any(form in small for form in self._addresses)

    def explained(self, html: Markup, css: str, link: Callable[[str], str]) -> Markup:
        """HTML of prose in which the first use of each term is a link; other links are left alone.

        `link` gives the link to an address.
        """
        if self._surely_absent(html):
            return html
        linked: set[str] = set()

        def first_use(found: re.Match[str]) -> str:
            address = self._address_of(found[0])
            if address in linked:
                return found[0]
            linked.add(address)
            return f'<a class="{css}" href="{escaped(link(address))}">{found[0]}</a>'

        inside_link = 0
        parts = TAGS.split(html)
        for place, part in enumerate(parts):
            inside_link += part.startswith("<a ") - (part == "</a>")
            if place % 2 == 0 and not inside_link and not self._surely_absent(part):
                parts[place] = self._words.sub(first_use, part)
        return Markup("".join(parts))

    def _link(self, form: str, css: str) -> str:
        return f'<a class="{css}" href="{escaped(self._address_of(form))}">{escaped(form)}</a>'

    def _address_of(self, found: str) -> str:
        """The address of a form that was found; from some letters, such as İ, casefold leads to none."""
        address = self._addresses.get(found.casefold())
        if address is not None:
            return address
        same = (form for form in self._addresses if re.fullmatch(re.escape(form), found, re.IGNORECASE))
        return self._addresses[next(same)]


@cache
def _whole_words(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms, the longer first; those with the same first letter together, so that most are never tried."""
    by_first: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    listed = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(rf"(?<!\w)({listed})(?!\w)", re.IGNORECASE)
