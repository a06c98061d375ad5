"""Headings and labels that an owner names in a file: by the field that each stands for, they are read as known ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import yaml

from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import folded
from touchstone.importers.words.vocabulary import PRINTED, without_continued

_SECTIONS = {
    "overview": "overview",
    "target_group": "target_group",
    "performance_criteria": "performance",
    "knowledge": "knowledge",
    "scope": "scope",
    "skills": "skills",
    "behaviours": "behaviours",
    "values": "values",
    "glossary": "glossary",
}
"""The parts that headings may stand for, by the name that each has in the vocabulary."""
_LABELS = (
    *("title", "code", "version", "approved", "review_due"),
    *("developed_by", "originating_organisation", "occupations", "keywords"),
)
"""The fields that labels may stand for."""
_VALUE = re.compile(r"(?P<label>[^:=|]{2,60}?)\s*[:=|]\s+(?P<value>\S.*)")


class HeadingsWrong(Exception):
    """Raised where a file of headings cannot be used; its text says what is wrong, one `file:line: what` a line."""


@dataclass(frozen=True)
class Headings:
    """What an owner's headings and labels stand for, by their plain text."""

    sections: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def read_headings(text: str, name: str) -> Headings:
    """The headings that the text of the file `name` tells. Raises HeadingsWrong."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HeadingsWrong(f"{name}:{line}: this is no YAML ({error.problem})") from None
    except yaml.YAMLError:
        raise HeadingsWrong(f"{name}:1: this is no YAML: a sign stands in it that no text has") from None
    if not isinstance(root, yaml.MappingNode):
        raise HeadingsWrong(f"{name}:1: write a field and its headings on each line, such as `knowledge: In the head`")
    wrong = [f"{name}:{line}: {what}" for key, value in root.value for line, what in _wrong_with(key, value)]
    if wrong:
        raise HeadingsWrong("\n".join(wrong))
    told = [(key.value, one.value) for key, value in root.value for one in _entries(value)]
    sections = {_plain(said): PRINTED[_SECTIONS[name]] for name, said in told if name in _SECTIONS}
    return Headings(sections, {_plain(said): PRINTED[name] for name, said in told if name in _LABELS})


def _wrong_with(key: yaml.Node, value: yaml.Node) -> Iterator[tuple[int, str]]:
    """What is wrong with one entry, each with its line."""
    known = [*_SECTIONS, *_LABELS]
    if key.value not in known:
        told = f"there is no field ‘{key.value}’" if isinstance(key, yaml.ScalarNode) else "this names no field"
        yield key.start_mark.line + 1, f"{told}: use one of {', '.join(known)}"
    for one in _entries(value):
        if not isinstance(one, yaml.ScalarNode) or not _plain(one.value):
            yield one.start_mark.line + 1, "write a heading as it is printed, or a list of them with `- ` before each"


def _entries(value: yaml.Node) -> list[yaml.Node]:
    return list(value.value) if isinstance(value, yaml.SequenceNode) else [value]


def with_told_headings(lines: Sequence[Line], headings: Headings) -> list[Line]:
    """The lines, with each heading and label that was told as the one that is known; a heading may be broken over two
    lines that look alike."""
    return [_known(line, headings) for line in _with_broken(lines, headings)]


def _with_broken(lines: Sequence[Line], headings: Headings) -> Iterator[Line]:
    """The lines, with each told heading that is broken over two as the first of them; the second one stays as a
    heading that says it again."""
    whole = ""
    for line, below in itertools.zip_longest(lines, lines[1:]):
        both = f"{line.text} {below.text}" if below and _look_alike(line, below) else ""
        if whole:
            yield replace(line, text=whole)
            whole = ""
        elif _plain(both) in headings.sections:
            whole = both
            yield replace(line, text=both)
        else:
            yield line


def _look_alike(line: Line, below: Line) -> bool:
    """Whether two lines are set off in the same way."""
    look = (line.bold, line.heading, round(line.size))
    return bool(line.bold or line.heading) and look == (below.bold, below.heading, round(below.size))


def _known(line: Line, headings: Headings) -> Line:
    for text in (line.text, mark_of(line).rest):
        plain = _plain(text)
        if known := headings.sections.get(plain):
            level = line.heading or (0 if line.table else SUB_HEADING)
            return replace(line, text=known, mark="", heading=level, blank_before=True)
        if known := headings.labels.get(plain):
            return replace(line, text=known, mark="")
        found = _VALUE.fullmatch(text)
        if found and (known := headings.labels.get(_plain(found["label"]))):
            return replace(line, text=f"{known}: {found['value']}", mark="")
    return line


def _plain(text: str) -> str:
    """A heading for comparison: in small letters, without signs around it and `(continued)` behind it."""
    return re.sub(r"\s+", " ", without_continued(folded(text)).strip(" :*.?-_=~#|")).lower()
