"""What a site builder made of the hand-written pages, kept until anything that goes into it changes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from macros.authoring import Authoring
from macros.shell import SetIn
from touchstone.building.digests import digest
from touchstone.building.frame import Authored, Frame, ShellKind
from touchstone.catalogue import Catalogue
from touchstone.naming import NotNamed
from touchstone.page import DataFile

if TYPE_CHECKING:
    from macros.data_pages import DataPages


class Call(NamedTuple):
    """A macro call on a hand-written page, and the digest of what it gave."""

    macro: str
    page: str
    """The address of the page."""
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]
    gave: str

    def depends_on_catalogue(self) -> bool:
        """Whether the call could give something else in another catalogue: not where it only sets what it encloses."""
        return not any(name == "caller" for name, _ in self.kwargs)


@dataclass(frozen=True)
class KeptFrame:
    """A frame in a file, with what it was made from."""

    inputs: str
    calls: tuple[Call, ...]
    set_in: SetIn
    shells: Mapping[ShellKind, tuple[str, ...]]
    authored: tuple[Authored, ...]
    print: str

    def still_holds(self, inputs: str, catalogue: Catalogue, titles: Mapping[str, str]) -> bool:
        """Whether the builder would make the same again, every macro call included."""
        return self.inputs == inputs and all(_gives(call, catalogue, titles) for call in self.calls)


def _gives(call: Call, catalogue: Catalogue, titles: Mapping[str, str]) -> bool:
    """Whether a call gives what it gave."""
    method = getattr(Authoring(catalogue, lambda: call.page, titles), call.macro)
    try:
        return digest(method(*call.args, **dict(call.kwargs))) == call.gave
    except (NotNamed, TypeError):
        return False


def read_frame(file: Path, inputs: str, catalogue: Catalogue, titles: Mapping[str, str]) -> Frame | None:
    """The frame that is kept in a file, where it still holds."""
    kept, place = _kept(file)
    return _frame(kept, file, place) if kept and kept.still_holds(inputs, catalogue, titles) else None


def last_frame(file: Path) -> Frame | None:
    """The frame that is kept in a file, whether it still holds or not."""
    kept, place = _kept(file)
    return _frame(kept, file, place) if kept else None


def _kept(file: Path) -> tuple[KeptFrame | None, int]:
    """What is kept in a file, and where in it the hand-written pages' own files begin."""
    try:
        with file.open("rb") as stream:
            return pickle.load(stream), stream.tell()
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError, TypeError, IndexError):
        return None, 0


def _frame(kept: KeptFrame, file: Path, place: int) -> Frame:
    return Frame(kept.set_in, dict(kept.shells), kept.authored, lambda: _files(file, place), kept.print)


def _files(file: Path, place: int) -> tuple[DataFile, ...]:
    with file.open("rb") as stream:
        stream.seek(place)
        files: tuple[DataFile, ...] = pickle.load(stream)
    return files


def write_frame(file: Path, inputs: str, calls: list[Call], frame: Frame) -> None:
    """Keep a frame."""
    told = tuple(call for call in calls if call.depends_on_catalogue())
    assert isinstance(frame.set_in, SetIn)
    unfinished = file.with_suffix(".part")
    file.parent.mkdir(parents=True, exist_ok=True)
    with unfinished.open("wb") as stream:
        pickle.dump(KeptFrame(inputs, told, frame.set_in, frame.shells, frame.authored, frame.print), stream)
        pickle.dump(frame.files(), stream)
    unfinished.replace(file)


class LazyTitles(Mapping[str, str]):
    """The titles of the data pages, which are made only when one is asked for."""

    def __init__(self, pages: DataPages | Callable[[], Mapping[str, str]]) -> None:
        self._titles: Callable[[], Mapping[str, str]] = pages if callable(pages) else lambda: pages.titles

    def __getitem__(self, address: str) -> str:
        return self._titles()[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles())

    def __len__(self) -> int:
        return len(self._titles())
