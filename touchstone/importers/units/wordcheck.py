"""The check that no word was lost, added or changed: the words of the document beside those of the YAML.

It knows nothing of how the document was read: it takes the lines that are said to be used and the values that were
written, and counts words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from touchstone.importers.document.accounts import USED, Entry
from touchstone.importers.document.draft import WordCheck
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import words

_DETAILS = ("developed_by", "originating_organisation", "occupations", "suites", "keywords", "category")
_TEXTS = (
    *("overview", "target_group", "performance_criteria", "knowledge", "elements", "scope"),
    *("values", "behaviours", "skills", "glossary", "resources"),
    *("about", "clusters", "competencies", "audience", "outcomes", "contact"),
)
"""The texts of units, frameworks and courses."""
_NOT_COMPARED = (
    *("version", "approved", "review_due", "validity", "status", "soc_codes"),
    *("details in a sentence", "urn", "code", "original_urn", "grouping", "reference"),
    *("heading", "title", "labels", "links", "external_links", "notes", "source.address"),
    *("table of competencies", "owner", "dated", "dates", "prices", "venue", "brochure"),
)
"""What uses a line whose words are codes, dates, headings or the importer's own sentence."""
_NOT_COMPARED_STARTS = ("sub-heading", "element ", "role ", "checklist ", "form ")
_NOT_TEXT = (
    *("id", "label_assigned", "relates_to", "heading", "title", "code", "cluster"),
    *("note", "notes", "title_differences", "number"),
)


def word_check(values: dict[str, Any], entries: Iterable[Entry]) -> WordCheck:
    """Compare the words of the used lines with those of the YAML's texts."""
    texts = [text for name in (*_TEXTS, *_DETAILS) for text in _texts_of(values.get(name))]
    held = Counter(word for text in texts for word in words(_unescaped(text)))
    compared = [entry for entry in entries if entry.fate == USED and not _is_elsewhere(entry.what)]
    source = Counter(word for entry in compared for word in words(_said(entry)))
    source = _with_marks_that_are_words(source, held, compared)
    numbers = Counter(str(mark_of(entry.line).number) for entry in compared)
    return WordCheck.of(source, held, numbers)


def _with_marks_that_are_words(source: Counter[str], held: Counter[str], compared: list[Entry]) -> Counter[str]:
    """The words of the document with those marks that are words after all: `P3 of the form` inside a sentence."""
    added = held - source
    for entry in compared:
        whole, rest = Counter(words(entry.line.text)), Counter(words(_said(entry)))
        mark = whole - rest
        if mark and mark <= added:
            added -= mark
            source = source + mark - (rest - whole)
    return source


def _is_elsewhere(what: str) -> bool:
    return what in _NOT_COMPARED or what.startswith(_NOT_COMPARED_STARTS)


def _said(entry: Entry) -> str:
    """The words of a line that a field should hold: without the label of the field, or the mark of the item."""
    if entry.what in _DETAILS:
        start = field_start(entry.line, sure=False)
        return start.value if start else entry.line.text
    return entry.line.text if entry.what.startswith("glossary") else mark_of(entry.line).rest


def _unescaped(text: str) -> str:
    """Prose without the marks of its lists and the signs that make Markdown's signs harmless."""
    lines = (line.split(". ", 1)[-1] if line[:1].isdigit() and ". " in line[:5] else line for line in text.split("\n"))
    return "\n".join(lines).replace("\\", "")


def _texts_of(value: Any, key: str = "") -> Iterator[str]:
    """Every text in a value, but for labels and headings."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_TEXT and not (name == "term" and "items" in value):
                yield from _texts_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_of(inner, key)
    elif isinstance(value, str):
        yield value
