"""The steps of one build, from the standards to the site in its place."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros.compiled_templates import compiled_templates
from macros.frames import LazyTitles, read_frame, write_frame
from macros.remote import cluster_at
from macros.whole_site import authored_addresses, clash, entries_beside_units, sitemap_files, unkept_anchors
from macros.yaml_tags import Tolerant
from touchstone.building.digests import digest, of_folders, of_packages
from touchstone.building.frame import Frame, NoShell
from touchstone.building.kept_units import KeptUnits
from touchstone.building.parts import OfUnit, Part, parts_of
from touchstone.building.places import BuildStopped, Place
from touchstone.building.policy import FILE, policy
from touchstone.building.publishing import Stage, Stages, published
from touchstone.building.reading import Read, read_catalogue
from touchstone.building.searching import Searching
from touchstone.building.tree import Made as MadePart
from touchstone.listing import Listing
from touchstone.page import DataFile
from touchstone.pages.moved import markers_on_guidance
from touchstone.render import Site
from touchstone.search.gathering import gathering, keyed

if TYPE_CHECKING:
    from macros.building import Options
    from macros.data_pages import DataPages

PACKAGES = (
    "jinja2",
    "markdown",
    "markdown-it-py",
    "mkdocs",
    "mkdocs-macros-plugin",
    "mkdocs-material",
    "orjson",
    "pillow",
    "pydantic",
    "pystemmer",
    "segno",
    "pymdown-extensions",
    "pyyaml",
    "zensical",
)
"""The packages whose version shows in what they make."""


@dataclass(frozen=True)
class Build:
    """One build; `keep` is the folder of what is kept from build to build."""

    project: Path
    listing: Listing
    """The folder of standards, as it was when the build began."""
    docs: Path
    place: Place
    options: Options
    keep: Path

    @property
    def standards(self) -> Path:
        """The folder of standards."""
        return self.listing.folder

    @cached_property
    def program(self) -> str:
        """The digest of everything that makes the site and is neither standards nor hand-written pages."""
        own = of_folders(self.project / "touchstone", self.project / "macros", self.project / "mkdocs.yml", but=".py")
        return digest(own, _code(self.project))

    @cached_property
    def read(self) -> Read:
        """The catalogue. Raises ProblemsFound."""
        return read_catalogue(self.listing, self.docs, KeptUnits(self.keep / "units", _reader(self.project)))

    @cached_property
    def site_url(self) -> str:
        """The address at which the site is published, with a stroke at its end; empty where it is not known."""
        told = self.options.site_url
        told = site_address(self.project) if told is None else told
        return f"{told.rstrip('/')}/" if told else ""

    @property
    def shared(self) -> Path:
        """The folder of what builds of any standards keep, each file by its content."""
        cache = self.project / ".cache"
        return cache if self.keep.is_relative_to(cache) else self.keep

    @cached_property
    def site(self) -> Site:
        """The catalogue with what its pages share."""
        return Site(self.read.catalogue, compiled_templates(self.shared), self.site_url, self.shared / "previews")

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of the site but for hand-written pages and search; the first is that of no one unit."""
        return parts_of(self.site, self.standards, self.everywhere)

    @cached_property
    def everywhere(self) -> str:
        """The digest of what goes into every page."""
        return digest(self.way, self.read.others, self.site_url)

    @cached_property
    def way(self) -> str:
        """The digest of how files are made, whatever they are made of."""
        return digest(self.program, repr(self.options.compress))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of the data pages by their addresses, worked out when one is asked for."""
        return LazyTitles(lambda: self.data_pages.titles)

    @cached_property
    def data_pages(self) -> DataPages:
        """What the builder needs of the standards."""
        from macros.data_pages import DataPages  # noqa: PLC0415

        return DataPages(self.site, self.standards, _Files(self.parts[0]), writes=False)

    def run(self) -> int:
        """Build; gives the number of pages. Raises ProblemsFound and BuildStopped."""
        cluster_at(self.options.dask)  # says at once where Dask is missing
        if self.options.afresh:
            (self.place.spare / ".touchstone-site").unlink(missing_ok=True)
        try:
            made = self._made(self._any_frame)
        except NoShell:
            made = self._made(self._new_frame)
        except sqlite3.DatabaseError:  # what the search kept is damaged
            shutil.rmtree(self._search_cache(), ignore_errors=True)
            made = self._made(self._any_frame)
        return sum(one.lines.count(".html\n") for one in made.values())

    @cached_property
    def _inputs(self) -> str:
        """The digest of what goes into hand-written pages and shells, beside what their macros give."""
        edition = repr(self.read.catalogue.edition)
        gone = repr(markers_on_guidance(self.site))
        docs = str(self.docs.absolute())
        return digest(self.program, of_folders(self.docs), docs, edition, gone, self.site_url, self.options.builder)

    @cached_property
    def frame_file(self) -> Path:
        """Where the hand-written pages and the shells are kept from build to build."""
        return self.keep / f"frame-{digest(self.site_url, self.options.builder)}"

    def _kept_frame(self) -> Frame | None:
        return (
            None if self.options.afresh else read_frame(self.frame_file, self._inputs, self.read.catalogue, self.titles)
        )

    def _any_frame(self, search: Searching) -> Frame:
        return self._kept_frame() or self._new_frame(search)

    def _new_frame(self, search: Searching) -> Frame:
        """Let the builder make hand-written pages and shells, while other processes begin with the search."""
        self.__dict__.pop("data_pages", None)
        make = frame_maker(self.options.builder)
        with search.meanwhile():
            return make(self.project, self.docs, self.data_pages, site_url=self.site_url)

    def _made(self, frame_of: Callable[[Searching], Frame]) -> dict[str, MadePart]:
        with gathering(self._search_cache()) as gathered:
            keys = {part.make.place: part.key for part in self.parts if isinstance(part.make, OfUnit)}
            search = Searching(self.site, gathered, keys)
            frame = frame_of(search)
            made = published(
                self.place,
                frame,
                self._stages(frame, search),
                partial(self._last, frame),
                self.options.compress,
                cluster_at(self.options.dask),
            )
        if frame.draw:
            for part in made.values():
                for kind, _ in part.shells:
                    frame.shell(kind)
            write_frame(self.frame_file, self._inputs, self.data_pages.calls, frame)
        return made

    def _stages(self, frame: Frame, search: Searching) -> Stages:
        """The parts of the site: first what is made of the standards and the hand-written pages, then the search."""
        others = cache(lambda: list(keyed(entries_beside_units(self.site, frame))))

        def gathered_meanwhile() -> None:
            search.take_early()
            others()

        with search.gathered.changing():
            with search.ahead() if self.options.dask else nullcontext():
                frame_part = Part("frame", digest(self.everywhere, frame.print), frame.files)
                yield Stage([*map(search.with_offer, self.parts), frame_part], gathered_meanwhile)
            search.take_early()
        search.gather(others())
        yield Stage(list(search.parts(self.everywhere, self.way)))

    def _search_cache(self) -> Path:
        folder = self.keep / "search"
        for other in folder.glob("*"):
            if other.name != self.program:
                shutil.rmtree(other, ignore_errors=True)
        return folder / self.program

    def _last(self, frame: Frame, made: Mapping[str, MadePart]) -> Part:
        """The sitemap and the policy. Raises BuildStopped where a hand-written page has the address of a data page."""
        pages = [page for part in made.values() for page in part.pages]
        taken = {address for address, _ in pages}
        for one in frame.authored:
            if one.address in taken:
                raise BuildStopped(clash(one.source, one.address))
        if unkept := unkept_anchors(self.read.catalogue.guidance or (), frame):
            raise BuildStopped("\n".join(unkept))
        listed = [*(address for address, hidden in pages if not hidden), *authored_addresses(frame)]
        shells = {kind for part in made.values() for kind, _ in part.shells}
        told = policy([*("".join(frame.shell(kind)) for kind in sorted(shells)), *_html(frame)])
        return Part(
            "end",
            digest(self.way, self.site_url, told, *sorted(listed)),
            lambda: [*sitemap_files(self.site_url, listed), DataFile(FILE, f"{told}\n".encode())],
        )


def _html(frame: Frame) -> list[str]:
    return [file.content.decode() for file in frame.files() if file.address.endswith(".html")]


@cache
def _code(project: Path) -> str:
    """The digest of the code that this process runs: that of its start, whatever was edited since."""
    return digest(_reader(project), of_folders(project / "macros", only=".py"))


def frame_maker(builder: str) -> Callable[..., Frame]:
    """What lets a builder make the hand-written pages and the shells; no other builder is imported."""
    if builder == "zensical":
        from macros.with_zensical import zensical_frame  # noqa: PLC0415

        return zensical_frame
    from macros.with_mkdocs import mkdocs_frame  # noqa: PLC0415

    return mkdocs_frame


@cache
def _reader(project: Path) -> str:
    """The digest of the code of this process that reads and checks units."""
    return digest(of_folders(project / "touchstone", only=".py"), of_packages(PACKAGES))


class _Files:
    """The files of a part, made when they are first asked for."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def __iter__(self) -> Any:
        return iter(self.part.make())


def site_address(project: Path) -> str:
    """The address at which mkdocs.yml says that the site is published; empty where it says none."""
    try:
        text = (project / "mkdocs.yml").read_text(encoding="utf-8")
        told = yaml.load(text, Tolerant).get("site_url")
    except (OSError, yaml.YAMLError, AttributeError, UnicodeDecodeError):
        return ""  # MkDocs says what is wrong when it reads the file
    return told if isinstance(told, str) else ""
