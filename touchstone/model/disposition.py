"""Dispositions: what became of addresses that no longer lead to what they led to."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from touchstone.model.base import Record, Text

KINDS = ("moved_to", "split_into", "merged_into", "replaced_by", "withdrawn")
"""What can become of an address; one of these keys stands in each disposition."""


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) and value else value


Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_/-]*/(#[a-z0-9_-]+)?$", max_length=300)]
"""An address as the ledger has it, below the site's root: `units/sfjes19/` or `units/sfjes19/#k5`."""

Print = Annotated[str, StringConstraints(pattern=r"^[a-f0-9]{16}$")]
"""The fingerprint of the words that an address led to, as the ledger has it."""

Addresses = Annotated[tuple[Address, ...], BeforeValidator(_as_list)]


class Disposition(Record):
    """What became of one address and the words that it led to."""

    address: Address
    """The address, as the check names it."""
    words: Print
    """The fingerprint of the words that stood there; the check prints it."""
    moved_to: Address | None = None
    """Where the same thing is now: another label, another page."""
    split_into: Annotated[Addresses, Field(min_length=2)] | None = None
    """The two or more things that it became."""
    merged_into: Address | None = None
    """The thing that it became part of, together with others."""
    replaced_by: Annotated[Addresses, Field(min_length=1)] | None = None
    """What is to be used in its place; its own address where another text took its label."""
    withdrawn: Text | None = None
    """Why it was taken out."""
    reason: Text | None = None
    """Why, where that is worth telling."""
    label_given_again: bool = False
    """True where a later release gives the address to something else."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        told = [kind for kind in KINDS if getattr(self, kind)]
        if len(told) != 1:
            said = " and ".join(told) if told else "nothing"
            raise ValueError(f"say one thing of {self.address}, not {said}: {', '.join(KINDS)}")
        return self

    @property
    def kind(self) -> str:
        """Which of KINDS it is."""
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses that readers are led on to; none where it was withdrawn."""
        single = self.moved_to or self.merged_into
        return (single,) if single else self.split_into or self.replaced_by or ()

    @property
    def why(self) -> str:
        """The reason, where one is given."""
        return self.withdrawn or self.reason or ""


class Dispositions(Record):
    """The file dispositions.yaml."""

    SET_BY_LOADER = frozenset({"file"})

    file: str = "dispositions.yaml"
    """The file below the standards folder."""

    dispositions: tuple[Disposition, ...] = ()
