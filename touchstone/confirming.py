"""Confirming mappings: their fingerprints and words are renewed in the course's file, and nothing else changes."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from touchstone.catalogue import catalogue_of
from touchstone.checking import check
from touchstone.coverage import Changed
from touchstone.fingerprint import fingerprint
from touchstone.listing import listing_of
from touchstone.loading import COURSES, load_listed
from touchstone.model.course import Course
from touchstone.problem import ProblemsFound
from touchstone.source import Document, read_values
from touchstone.targets import Holdings, Words, words_at
from touchstone.validating import nearest, record_of

RENEWED_BY_CONFIRMING = "TS503"
"""The rule that asks for a confirmation: what it finds is no reason to refuse one."""


class NotConfirmed(Exception):
    """Raised where a mapping cannot be confirmed; says why, and what to do."""


@dataclass(frozen=True)
class Edit:
    """Other text for a part of a file."""

    start: int
    end: int
    text: str


def confirm(standards: Path, course_id: str, outcomes: Collection[str] = ()) -> list[Changed]:
    """Renew the mappings of a course, or of some of its outcomes, that were judged on other words than today's.

    Gives what was renewed. Raises NotConfirmed where a name is not known, and ProblemsFound where the file has any.
    """
    course, holdings = _course(standards, course_id, outcomes)
    renewed = list(_to_renew(course, holdings, outcomes))
    if renewed:
        path = (standards / course.file).resolve()
        text = path.read_bytes().decode("utf-8")
        _replace(path, _checked(with_renewed(text, renewed), course, renewed))
    return renewed


def _course(standards: Path, course_id: str, outcomes: Collection[str]) -> tuple[Course, Holdings]:
    listing = listing_of(standards)
    loaded = load_listed(listing)
    file = f"courses/{course_id}.yaml"
    in_file = [found for found in check(standards) if found.file.endswith(file) and found.code != RENEWED_BY_CONFIRMING]
    if any(found.severity == "problem" for found in in_file):
        raise ProblemsFound(found for found in in_file if found.severity == "problem")
    catalogue = catalogue_of(loaded)
    course = catalogue.courses.get(course_id)
    if course is None:
        raise _unknown("course", course_id, [Path(name).stem for name in COURSES.names(listing)])
    for outcome in outcomes:
        if course.outcome(outcome) is None:
            raise _unknown("outcome", outcome, [one.id for one in course.outcomes])
    return course, Holdings(catalogue.units, catalogue.frameworks)


def _unknown(kind: str, name: str, known: list[str]) -> NotConfirmed:
    near = nearest(name, known)
    advice = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
    return NotConfirmed(f"There is no {kind} {name}: {advice}")


def _to_renew(course: Course, holdings: Holdings, outcomes: Collection[str]) -> Iterator[Changed]:
    for place, mapping in enumerate(course.mappings):
        now = words_at(mapping.to, holdings)
        in_date = mapping.fingerprint == fingerprint(*now) == fingerprint(*mapping.words)
        if (not outcomes or mapping.outcome in outcomes) and not in_date:
            if not now:
                raise NotConfirmed(
                    f"The words of {mapping.to} cannot be read: run scripts/check.py and mend what it names."
                )
            yield Changed(course, place, mapping, now)


def with_renewed(text: str, renewed: list[Changed]) -> str:
    """The text of a course's file in which these mappings bear the fingerprint and the words of today."""
    start = 1 if text.startswith("\ufeff") else 0
    root = yaml.compose(text[start:], Loader=yaml.BaseLoader)
    assert root is not None
    line_end = "\r\n" if "\r\n" in text else "\n"
    edits = [edit for one in renewed for edit in _edits(text[start:], root, one, line_end)]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start + start] + edit.text + text[edit.end + start :]
    return text


def _edits(text: str, root: Node, one: Changed, line_end: str) -> Iterator[Edit]:
    mapping = _value(_value(root, "mappings"), one.place)
    mark = _value(mapping, "fingerprint")
    yield Edit(mark.start_mark.index, mark.end_mark.index, f'"{fingerprint(*one.now)}"')
    yield _of_words(text, _value(mapping, "words"), one.now, line_end)


def _value(node: Node, step: str | int) -> Node:
    """The value at a key or a place."""
    if isinstance(node, MappingNode):
        return next(cast(Node, value) for name, value in node.value if name.value == step)
    return cast(Node, node.value[step])


def _of_words(text: str, node: Node, now: Words, line_end: str) -> Edit:
    """The edit of the words: a block list stays one; a text alone, or a list in brackets, is written on one line."""
    if isinstance(node, SequenceNode) and not node.flow_style:
        start, last = node.start_mark, node.value[-1]
        indent = line_end + " " * start.column
        return Edit(start.index, _end(text, last), indent.join(f"- {_scalar(line)}" for line in now))
    listed = ", ".join(json.dumps(line, ensure_ascii=False) for line in now)
    return Edit(node.start_mark.index, _end(text, node), listed if len(now) == 1 else f"[{listed}]")


def _end(text: str, node: Node) -> int:
    """Where a value ends; a text in block style ends before the line end that closes it."""
    end: int = node.end_mark.index
    block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return len(text[:end].rstrip()) if block else end


def _scalar(line: str) -> str:
    """A line of text as YAML, with quotes only where it needs them."""
    return str(yaml.safe_dump(line, allow_unicode=True, width=float("inf"))).removesuffix("\n").removesuffix("\n...")


def _checked(text: str, course: Course, renewed: list[Changed]) -> str:
    """The new text, once it is certain that it says what the old one said apart from what was renewed."""
    document = Document(course.file, text.removeprefix("\ufeff"))
    read = record_of(Course, read_values(document), {"id": course.id, "file": course.file}, document)
    new = {one.place: {"words": one.now, "fingerprint": fingerprint(*one.now)} for one in renewed}
    mappings = tuple(one.model_copy(update=new.get(place, {})) for place, one in enumerate(course.mappings))
    if read != course.model_copy(update={"mappings": mappings}):
        raise NotConfirmed(
            f"{course.file} is written in a way that cannot be renewed by itself: copy the words by hand."
        )
    return text


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then put the new one in its place in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
        shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
