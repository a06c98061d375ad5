"""Records as plain tuples, and back, without validating them again: what is laid flat was valid.

Plain tuples are packed several times as fast as records, and a digest of them is the same in every process. Of the
records inside, it is not kept which values were given and which are those that stand where none is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from touchstone.model.base import Record

_set = object.__setattr__


@dataclass(frozen=True)
class Inner:
    """A field that holds records: its place among the others, its name, and the kind of record."""

    place: int
    name: str
    kind: type[Record]
    many: bool
    """Whether it holds a tuple of records, or else one or none."""


@dataclass(frozen=True)
class Layout:
    """How some fields of a record are laid flat, in the order of `names`."""

    names: tuple[str, ...]
    inner: tuple[Inner, ...]

    def flat(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of the fields."""
        laid = [values[name] for name in self.names]
        for field in self.inner:
            if held := laid[field.place]:
                laid[field.place] = _flat(field.kind, held if field.many else (held,))
        return tuple(laid)

    def values(self, laid: Sequence[Any]) -> dict[str, Any]:
        """The values by the names of the fields."""
        values = dict(zip(self.names, laid, strict=True))
        for field in self.inner:
            if held := values[field.name]:
                made = _records(field.kind, held)
                values[field.name] = made if field.many else made[0]
        return values


def layout_of(kind: type[Record], names: Iterable[str]) -> Layout:
    """How these fields of a kind of record are laid flat."""
    listed = tuple(names)
    found = ((place, name, kind.model_fields[name].annotation) for place, name in enumerate(listed))
    return Layout(listed, tuple(inner for place, name, told in found if (inner := _inner(place, name, told))))


def _inner(place: int, name: str, told: Any) -> Inner | None:
    kinds = [one for one in (told, *get_args(told)) if isinstance(one, type) and issubclass(one, Record)]
    return Inner(place, name, kinds[0], get_origin(told) is tuple) if kinds else None


@cache
def _whole(kind: type[Record]) -> Layout:
    return layout_of(kind, kind.model_fields)


def _flat(kind: type[Record], records: Iterable[Record]) -> tuple[tuple[Any, ...], ...]:
    layout = _whole(kind)
    if layout.inner:
        return tuple([layout.flat(one.__dict__) for one in records])
    names = layout.names
    return tuple([tuple([one.__dict__[name] for name in names]) for one in records])


def _records(kind: type[Record], laid: Iterable[Sequence[Any]]) -> tuple[Record, ...]:
    layout, new, made = _whole(kind), object.__new__, []
    names, inner, given = layout.names, layout.inner, frozenset(layout.names)
    for one in laid:
        values = dict(zip(names, one))  # noqa: B905
        for field in inner:
            if held := one[field.place]:
                below = _records(field.kind, held)
                values[field.name] = below if field.many else below[0]
        record = new(kind)
        _set(record, "__dict__", values)
        _set(record, "__pydantic_fields_set__", given)
        _set(record, "__pydantic_extra__", None)
        _set(record, "__pydantic_private__", None)
        made.append(record)
    return tuple(made)
