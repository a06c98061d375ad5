"""Records as bytes, and back, without validating them again: what is packed was valid, and the program is the same."""

from __future__ import annotations

import io
import pickle
from typing import Any

from touchstone.model.base import Record

_set = object.__setattr__


def packed(value: Any) -> bytes:
    """A value that may hold records, as bytes."""
    stream = io.BytesIO()
    _Packing(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpacked(content: bytes | memoryview) -> Any:
    """What was packed."""
    return pickle.loads(content)


class _Packing(pickle.Pickler):
    """A pickler that writes of a record its class and values alone."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, Record):
            return record, (type(obj), tuple(obj.__dict__), frozenset(obj.model_fields_set), *obj.__dict__.values())
        return NotImplemented


def record(kind: type[Record], names: tuple[str, ...], given: frozenset[str], *values: Any) -> Record:
    """A record of values that were valid."""
    made = object.__new__(kind)
    _set(made, "__dict__", dict(zip(names, values, strict=True)))
    _set(made, "__pydantic_fields_set__", given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made
