"""From values to a model record, or to problems in the field's words.

pydantic says what is wrong in its own terms; here each of its findings becomes one problem with a place, and findings
that have one cause (a misspelt key, and the key that is therefore missing) become one.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from touchstone.model.base import Record
from touchstone.problem import Problem, ProblemsFound
from touchstone.source import MOST_PROBLEMS, Document, Loc

R = TypeVar("R", bound=Record)
LONGEST_SHOWN = 60
FOLLOWS_FROM_PLACE = "take it out: it follows from where the file stands"

FORMS = {
    r"^\d{4}": "a year, a month or a day, such as 2012, 2012-01 or 2012-01-31",
    r"^[a-z0-9]+(-": "lower-case letters, digits and single hyphens, such as working-with-people",
    r"^[A-Za-z0-9][A-Za-z0-9 ._&": "a code of letters, digits and . _ & / ( ) - that begins with a letter or digit",
    r"^[A-Z]{1,2}[1-9]": "a label of capital letters and a number, such as P1 or K12",
    r"^[a-z0-9]{1,4}$": "a letter or number, such as a or 2",
    r"^(https?": "an address that begins with https://, http:// or mailto:",
    r"^[0-9]{1,4}(": "a number, such as 1 or 501.1",
    r"^[0-9a-f]{8}": "a UUID in lower case, such as 3f0c9a52-6d0e-4a57-9f43-0f6c1d1c9d11",
    "^(performance|knowledge)$": "performance or knowledge",
    r"^[0-9]{1,7}(\.": "an amount in digits alone, such as 187 or 187.50",
    r"^([01]\d": "a time on the 24-hour clock, such as 09:30 or 13:00",
    r"^(19|20)\d{2}-": "a day, such as 2024-12-02",
    "^[A-Z]{3}$": "a currency in the three letters of ISO 4217, such as GBP",
    "^f[1-9]": "f and a number, such as f1",
    "^b[1-9]": "b and a number, such as b1",
    "^o[1-9]": "o and a number, such as o1",
    "^[A-Za-z0-9]+([": "a code of letters and digits, with single dots or hyphens between them, such as L9",
    "^[a-z0-9][a-z0-9_/-]*/": "an address as the check prints it, such as units/sfjes19/#k5",
    "^[a-f0-9]{16}$": "the 16 digits that the check prints with the lines to add",
    "^[0-9a-f]{16}$": "16 digits, such as 0000000000000000; scripts/confirm.py then puts the right ones there",
}
"""What each pattern of the model asks for, by the pattern's beginning."""


def record_of(kind: type[R], values: dict[str, Any], set_by_loader: dict[str, str], document: Document) -> R:
    """Make a record of a document's values. Raises ProblemsFound with every problem of the document."""
    clashing = [
        document.problem("TS003", f"unknown key {name!r}", (name,), FOLLOWS_FROM_PLACE, key=True)
        for name in set_by_loader
        if name in values
    ]
    try:
        record = kind.model_validate({**values, **set_by_loader})
    except ValidationError as error:
        misnamed, others = _by_cause(error.errors(include_url=False), set_by_loader)
        found = [*(_misnamed(one, document) for one in misnamed), *clashing, *_problems(kind, others, document)]
        raise ProblemsFound(islice(found, MOST_PROBLEMS)) from None
    if clashing:
        raise ProblemsFound(clashing)
    return record


def _by_cause(
    errors: list[ErrorDetails], set_by_loader: dict[str, str]
) -> tuple[list[ErrorDetails], list[ErrorDetails]]:
    """What is wrong with the name of the file or its folder, and what with its content; no more than is told."""
    misnamed = [error for error in errors if error["loc"][:1] and error["loc"][0] in set_by_loader]
    return misnamed, [error for error in errors if error not in misnamed][: MOST_PROBLEMS * 2]


def _misnamed(error: ErrorDetails, document: Document) -> Problem:
    """The problem of a file or folder whose name cannot be part of an address."""
    message = f"the file or its folder cannot be called {_shown(error['input'])}"
    return Problem("TS005", message, document.file, advice=f"rename it: {_advice(error)}")


def _problems(kind: type[Record], errors: list[ErrorDetails], document: Document) -> Iterator[Problem]:
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    errors = [error for error in errors if not _is_follow_up(error)]
    for error in unknown:
        yield _unknown_key(kind, error["loc"], document, missing)
    for error in errors:
        if error["type"] == "missing" and error["loc"] in missing:
            loc = error["loc"]
            yield document.problem("TS004", f"the key {loc[-1]!r} is missing", loc[:-1], f"add '{loc[-1]}: …'")
        elif error["type"] not in ("missing", "extra_forbidden"):
            yield document.problem("TS005", _message(error), error["loc"], _advice(error))


def _is_follow_up(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because one of its entries, a problem of its own, was not taken."""
    return error["type"] == "too_short" and bool(error["input"])


def _unknown_key(kind: type[Record], loc: Loc, document: Document, missing: set[Loc]) -> Problem:
    """The problem of one unknown key; the missing key that it was meant for is taken off `missing`."""
    name, allowed = str(loc[-1]), _keys_at(kind, loc[:-1])
    wanted = [str(other[-1]) for other in missing if other[:-1] == loc[:-1]]
    near = nearest(name, wanted) or nearest(name, allowed)
    missing.discard((*loc[:-1], near or ""))
    advice = f"did you mean {near!r}?" if near else f"the keys that may stand here are {', '.join(sorted(allowed))}"
    return document.problem("TS003", f"unknown key {name!r}", loc, advice, key=True)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like `word`, if any is near."""
    by_case = {one.lower(): one for one in known}
    found = difflib.get_close_matches(word.lower(), by_case, n=1, cutoff=0.7)
    return by_case[found[0]] if found else None


def _keys_at(kind: type[Record], loc: Loc) -> list[str]:
    """The keys that an author may write in the record at `loc`."""
    annotation: Any = kind
    for step in loc:
        record = _record_in(annotation)
        annotation = record.model_fields[str(step)].annotation if record and isinstance(step, str) else annotation
    record = _record_in(annotation)
    return [name for name in record.model_fields if name not in record.SET_BY_LOADER] if record else []


def _record_in(annotation: Any) -> type[Record] | None:
    """The record class inside an annotation such as `tuple[Item, ...]` or `Source | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (tuple, Union, types.UnionType, Annotated, dict):
        return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
    return None


def _message(error: ErrorDetails) -> str:
    """What is wrong, without the program's own words."""
    given, where = error["input"], _name(error["loc"])
    if given == "":
        return f"{where} is empty"
    match error["type"]:
        case "enum" | "literal_error":
            return f"{where} cannot be {_shown(given)}"
        case "string_pattern_mismatch":
            return f"{where} cannot be {_shown(given)}"
        case "string_type":
            return f"{where} must be text, not {_kind_of(given)}"
        case "tuple_type" | "list_type":
            return f"{where} must be a list, not {_kind_of(given)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{where} must hold keys with values, not {_kind_of(given)}"
        case "too_short" | "string_too_short":
            return f"{where} is empty"
        case "string_too_long":
            return f"{where} is too long"
        case "value_error":
            return f"{where}: {error['ctx']['error']}"
        case _:
            return f"{where} cannot be {_shown(given)}"


def _advice(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "enum" | "literal_error":
            return f"write one of {_unquoted(str(context['expected']))}"
        case "string_pattern_mismatch":
            asked = next(
                (words for start, words in FORMS.items() if str(context["pattern"]).startswith(start)), "another form"
            )
            return f"write {asked}"
        case _ if error["input"] == "":
            return f"fill it, or take the {'key' if isinstance(error['loc'][-1], str) else 'entry'} out"
        case "tuple_type" | "list_type":
            return "put each entry on a line of its own that begins with '- '"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "write keys with values, one a line"
        case "too_short" | "string_too_short":
            return "fill it, or take the key out"
        case (
            "int_parsing"
            | "int_parsing_size"
            | "int_type"
            | "int_from_float"
            | "greater_than_equal"
            | "decimal_parsing"
        ):
            return "write a whole number, such as 2"
        case "bool_parsing" | "bool_type":
            return "write true or false"
        case "string_type":
            return "write the words after the key, without '- ' and without brackets"
        case "string_too_long":
            return "shorten it"
        case _:
            return "standards/README.md says what may stand here"


def _unquoted(expected: str) -> str:
    return expected.replace("'", "")


def _name(loc: Loc) -> str:
    """The key that a place belongs to, in quotes, and which entry of its list."""
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "the file")
    entry = f", entry {loc[-1] + 1}" if loc and isinstance(loc[-1], int) else ""
    return f"'{key}'{entry}"


def _kind_of(value: Any) -> str:
    if isinstance(value, dict):
        return "keys with values"
    return "a list" if isinstance(value, list | tuple) else "text"


def _shown(value: Any) -> str:
    """A value as the author wrote it, in quotes and cut short; the kind of a value that is no text."""
    if not isinstance(value, str):
        return _kind_of(value)
    return repr(value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 3] + "…")
