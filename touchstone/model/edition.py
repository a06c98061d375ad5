"""The edition: what this site as a whole is, and the date for which it speaks."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from touchstone.model.base import Prose, Record, Text, WebAddress


class Edition(Record):
    """The file edition.yaml."""

    SET_BY_LOADER = frozenset({"file"})

    file: str = "edition.yaml"
    """The file below the standards folder."""

    title: Text = "This edition"
    dated: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None
    """The day for which the edition speaks; reviews that were due before it are shown as overdue."""
    publisher: Text | None = None
    contact: WebAddress | None = None
    about: Prose | None = None
    """What readers should know of this edition as a whole."""
