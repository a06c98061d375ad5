"""What a reader asks for right after an edit, made by itself while the whole site is still being built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock

from macros.building import Options, kept_folder
from macros.frames import last_frame
from macros.one_build import Build
from touchstone import addresses
from touchstone.building.frame import Frame, NoShell
from touchstone.building.places import Place
from touchstone.listing import listing_of
from touchstone.model.unit import Unit
from touchstone.page import Page, SiteFile
from touchstone.site_files import other_files, unit_files

INDEX = "index.html"


def read_at_once(project: Path, standards: Path, docs: Path, folder: Path, url: str) -> AtOnce:
    """The standards as they are now, read and checked. Raises ProblemsFound.

    `folder` keeps what has been read for the next time; `url` is the address at which the site is shown.
    """
    one = Build(
        project, listing_of(standards), docs, Place(folder / "site", folder), Options(site_url=url), folder / "read"
    )
    _ = one.read
    return AtOnce(one)


@dataclass
class AtOnce:
    """Single pages and files of a site, made when they are asked for; safe to ask from several threads."""

    one: Build
    frame: Frame | None = None
    """The shells of the last whole build, where they still hold."""
    given: dict[str, bytes] = field(default_factory=dict)
    """What was given so far, by its path."""
    closed: bool = False
    _lock: RLock = field(default_factory=RLock, repr=False)

    def close(self) -> None:
        """Give nothing more, once what is being made is done: the program is about to change."""
        with self._lock:
            self.closed = True

    def take_shells(self) -> None:
        """Use the shells that the last whole build left, where it left any."""
        kept = kept_folder(self.one.project, self.one.standards, self.one.docs)
        self.frame = last_frame(replace(self.one, keep=kept).frame_file)

    def content(self, path: str) -> bytes | None:
        """The file at a path below the site's root, that of a page ending in `index.html`; None where only the whole
        build can tell. Raises BuildStopped and ProblemsFound where a hand-written page is at fault."""
        with self._lock:
            if self.closed:
                return None
            if path not in self.given:
                found = self._hand_written(path) if self._is_hand_written(path) else self._data_file(path)
                if found is None:
                    return None
                self.given[path] = found
            return self.given[path]

    def _data_file(self, path: str) -> bytes | None:
        unit = self._units.get("/".join(path.split("/")[:2]) + "/")
        made = self._of_unit(unit) if unit else self._others
        found = made.get(path)
        if not isinstance(found, Page):
            return found.content if found else None
        try:
            return self._shells.html(found).encode()
        except NoShell:
            self.frame = None
            return self._shells.html(found).encode()

    def _of_unit(self, unit: Unit) -> Mapping[str, SiteFile]:
        return {_path(file): file for file in unit_files(self.one.site, unit, self.one.standards)}

    def _is_hand_written(self, path: str) -> bool:
        address = path.removesuffix(INDEX)
        sources = (
            (f"{address.rstrip('/')}.md", f"{address}index.md", f"{address}README.md") if address != path else (path,)
        )
        return any((self.one.docs / source).is_file() for source in sources)

    def _hand_written(self, path: str) -> bytes | None:
        address = path.removesuffix(INDEX)
        return (self.one.docs / path).read_bytes() if address == path else self._from_mkdocs(address)[0]

    def _from_mkdocs(self, address: str) -> tuple[bytes | None, Frame]:
        from macros.with_mkdocs import page_alone  # noqa: PLC0415

        self.one.__dict__.pop("data_pages", None)
        titles = {page.address: page.title for page in self.frame.authored} if self.frame else {}
        data_pages = self.one.data_pages
        return page_alone(self.one.project, self.one.docs, data_pages, address, titles, site_url=self.one.site_url)

    @property
    def _shells(self) -> Frame:
        if self.frame is None:
            self.frame = self._from_mkdocs("none/")[1]
        return self.frame

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {addresses.of_unit(unit): unit for unit in self.one.read.catalogue.units.values()}

    @cached_property
    def _others(self) -> Mapping[str, SiteFile]:
        return {_path(file): file for file in other_files(self.one.site)}


def _path(file: SiteFile) -> str:
    return file.address + INDEX if isinstance(file, Page) else file.address
