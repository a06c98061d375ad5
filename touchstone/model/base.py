"""What every record of the model shares: frozen, no unknown keys, text that is text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

DATE_FORM = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


class Record(BaseModel):
    """The base of everything that is read from a file: it cannot be changed and takes no unknown key."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    SET_BY_LOADER: ClassVar[frozenset[str]] = frozenset()
    """The fields that follow from where the file stands, which no author writes."""


class Wording(StrEnum):
    """What the text of a unit is: design section 7."""

    OFFICIAL = "official"
    RESTATED = "restated"
    CATALOGUE_ONLY = "catalogue-only"


class HowSure(StrEnum):
    """How sure a fact is, from printed in a source down to not known."""

    CERTAIN = "certain"
    STRONG = "strong"
    LIKELY = "likely"
    UNKNOWN = "unknown"


def _one_space(value: Any) -> Any:
    """Fold line ends and runs of blanks in a text, as YAML's own folded text does."""
    if not isinstance(value, str):
        return value
    if "  " in value or not value.isprintable():
        value = re.sub(r"[ \t\r\n]+", " ", value)
    return value.strip(" ")


def _as_list(value: Any) -> Any:
    """Let an author write one value where a list is expected."""
    return [value] if isinstance(value, str) and value else value


Text = Annotated[str, Field(min_length=1), BeforeValidator(_one_space)]
"""Plain text on one line. It is never markup."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text in a small safe Markdown: paragraphs, lists, emphasis, links."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""The name of a thing in addresses: lower-case letters, digits and single hyphens."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._&/()\-]*$", max_length=60)]
"""A unit's code as it is printed, such as ES19."""

PartialDate = Annotated[
    str,
    StringConstraints(pattern=DATE_FORM),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": DATE_FORM}, {"type": "integer", "minimum": 1900, "maximum": 2200}]}
    ),
]
"""A year, a month or a day: 2012, 2012-01 or 2012-01-31 (ISO 8601)."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^(https?://|mailto:)[^\s<>\"]+$")]
"""An address outside the site."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
"""A list of plain texts; one text alone may stand without the list."""


class Source(Record):
    """Where the facts or words were read."""

    document: Text | None = None
    """File name or title of the document."""
    page: Text | None = None
    """Page or pages."""
    line: Text | None = None
    """Line or lines."""
    address: WebAddress | None = None
    """Where the document can be had."""
    fingerprint: Text | None = None
    """SHA-256 of the document, in hexadecimal."""
    note: Text | None = None
    """Anything a reader should know of the source."""


class ExternalLink(Record):
    """A page outside the site that is worth reading."""

    title: Text
    address: WebAddress
