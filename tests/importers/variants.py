"""Layouts made of a unit: the same items with other labels, marks and line ends, for documents that are not at hand."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

Items = Sequence[tuple[str, str]]
Layout = Callable[[Items, int], list[str]]


def wrapped(text: str, width: int) -> list[str]:
    """A text broken at a width, never inside a word."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def each(form: Callable[[int, str, str], str]) -> Layout:
    """A layout in which each item is wrapped by itself; `form` gives its text from number, label and words."""
    return lambda items, width: [
        line
        for number, (label, text) in enumerate(items, start=1)
        for line in wrapped(form(number, label, text), width)
    ]


LAYOUTS: dict[str, Layout] = {
    "labels": each(lambda number, label, text: f"{label} {text}"),
    "labels glued": each(lambda number, label, text: f"{label}{text}"),
    "numbers": each(lambda number, label, text: f"{number}. {text}"),
    "numbers glued": each(lambda number, label, text: f"{number}{text[0].upper()}{text[1:]}"),
    "bullets": each(lambda number, label, text: f"• {text}"),
    "letters glued": each(lambda number, label, text: f"({chr(96 + number)}){text}"),
    "label above text": lambda items, width: [line for label, text in items for line in (label, *wrapped(text, width))],
    "hanging": lambda items, width: [line for label, text in items for line in wrapped(f"{label:<6}{text}", width)],
    "one paragraph": lambda items, width: [" ".join(f"{label} {text}" for label, text in items)],
    "one paragraph of numbers": lambda items, width: [
        " ".join(f"{number}. {text[0].upper()}{text[1:]}" for number, (_, text) in enumerate(items, start=1))
    ],
    "no labels": each(lambda number, label, text: text),
    "no labels, capitals": each(lambda number, label, text: text[0].upper() + text[1:]),
    "loose labels": lambda items, width: [label for label, _ in items] + LAYOUTS["no labels"](items, width),
}


def document(unit: dict[str, Any], layout: Layout, width: int) -> str:
    """A unit as a text in a layout."""
    out = [unit.get("urn", "ABCXY1"), unit["title"], "", "Overview"]
    out += [*wrapped(unit["overview"].replace("\n", " "), width), ""]
    sections = (("performance_criteria", "Performance criteria", "You must be able to:"),)
    sections += (("knowledge", "Knowledge & understanding", "You need to know and understand:"),)  # type: ignore[assignment]
    for name, heading, lead in sections:
        out.append(heading)
        for group in unit[name]:
            out += ["", group["heading"]] if "heading" in group else []
            out += [lead, *layout([(item["id"], item["text"]) for item in group["items"]], width)]
        out.append("")
    return "\n".join(out)
