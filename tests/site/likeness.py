"""What two pages must have in common to count as the same page from two builders."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from built import BuiltPage, words

ADDRESSES = {"a": "href", "form": "action", "img": "src"}
BASE = "http://host/deep/enough/for/links/that/leave/the/site/"
OF_THE_THEME = "__"
"""How the anchors begin that each theme sets for itself: its switches, and where its link past the menu leads."""


def told(page: BuiltPage) -> dict[str, object]:
    """What a page says and where it leads, whatever theme it stands in."""
    article = next(page.tree.iter("article"), page.tree)
    return {
        "title": plain(page.tree.find("head/title")),
        "described as": [(one.get("name"), one.get("content")) for one in page.tree.iterfind("head/meta")],
        "own address": [one.get("href") for one in page.tree.iterfind("head/link") if one.get("rel") == "canonical"],
        "anchors": {one for one in page.by_id if not one.startswith(OF_THE_THEME)},
        "words": plain(article),
        "elements": Counter(str(one.tag) for one in article.iter() if not own(one)),
        "links": links(page),
        "open in the menus": {plain(one) for one in page.tree.iter() if "--active" in (one.get("class") or "")},
    }


def links(page: BuiltPage) -> Counter[tuple[str, str]]:
    """Where every link, form and picture of a page leads, with its words, but for the theme's link past its menu."""
    found: Counter[tuple[str, str]] = Counter()
    for one in page.tree.iter():
        address = one.get(ADDRESSES.get(str(one.tag), ""))
        if address is not None and one.get("class") != "md-skip":
            found[urljoin(BASE + page.address, address), plain(one)] += 1
    return found


def own(element: Element) -> bool:
    """Whether an element is the theme's own."""
    return (element.get("id") or "").startswith(OF_THE_THEME)


def plain(element: Element | None) -> str:
    """The words of an element with single blanks between them."""
    return " ".join(words(element).split())


def differences(first: dict[str, BuiltPage], second: dict[str, BuiltPage]) -> dict[str, list[str]]:
    """What is not the same, by the address of the page."""
    wrong = {address: ["only one has it"] for address in set(first) ^ set(second)}
    for address in sorted(set(first) & set(second)):
        one, other = told(first[address]), told(second[address])
        if unlike := [f"{name}: {one[name]!r:.300} / {other[name]!r:.300}" for name in one if one[name] != other[name]]:
            wrong[address] = unlike
    return wrong
