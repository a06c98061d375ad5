"""MkDocs as the builder of the hand-written pages and of the shells."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.theme import Theme

from macros.data_pages import DataPages
from macros.menu import menu_for
from touchstone.building.digests import digest, files_below
from touchstone.building.frame import Frame
from touchstone.building.places import BuildStopped
from touchstone.page import DataFile

MADE_HERE = {"sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs makes and this project makes better: from all pages, and without the day of the build."""

OF_DIRTY_BUILDS = "A 'dirty' build"
"""How MkDocs begins to say that a build of changed pages is not the whole site."""


def mkdocs_frame(project: Path, docs: Path, data_pages: DataPages, **more: Any) -> Frame:
    """Let MkDocs build the hand-written pages. Raises BuildStopped, and ProblemsFound where a macro is at fault."""
    with tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
        config = configuration(project, docs, Path(folder), data_pages, **more)
        build_into(config)
        listed = [(path.relative_to(folder).as_posix(), path) for path in files_below(Path(folder))]
        files = tuple(DataFile(name, path.read_bytes()) for name, path in listed if name not in MADE_HERE)
    frame = data_pages.frame(config)
    frame.files = lambda: files
    frame.print = digest(*(part for file in files for part in (file.address, file.content)), repr(frame.authored))
    return frame


def page_alone(
    project: Path, docs: Path, data_pages: DataPages, address: str, titles: Mapping[str, str], **more: Any
) -> tuple[bytes | None, Frame]:
    """One hand-written page, or None where there is none at the address, and the shells that go with it.

    `titles` are those of the other pages, which are not read. Raises BuildStopped, and ProblemsFound where a macro is
    at fault.
    """
    with tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
        config = configuration(project, docs, Path(folder), data_pages, **more)
        data_pages.titles_of_others = {url: title for url, title in titles.items() if url != address}
        wanted = None
        for file in get_files(config).documentation_pages():
            if _address(file.url) == address:
                wanted = Path(file.abs_dest_path)
            else:
                _count_as_built(Path(file.abs_dest_path))
        build_into(config, dirty=True)
        return wanted.read_bytes() if wanted else None, data_pages.frame(config)


def _address(url: str) -> str:
    return "" if url in (".", "./") else url


def _count_as_built(page: Path) -> None:
    """Make MkDocs' build of changed pages pass a page over."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.touch()


def configuration(project: Path, docs: Path, site: Path, data_pages: DataPages, **more: Any) -> MkDocsConfig:
    """MkDocs' configuration for these folders. Raises BuildStopped where mkdocs.yml is at fault."""
    try:
        config = load_config(str(project / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **more)
    except (ConfigurationError, Abort) as error:
        raise BuildStopped(f"mkdocs.yml cannot be used: {error}") from None
    config.extra["standards"] = str(data_pages.standards.absolute())
    config.extra["touchstone"] = data_pages
    _find_files_quickly(config.theme)
    if docs.resolve() != (project / "docs").resolve():
        config.nav = menu_for(config.nav or [], docs, data_pages.has)
    return config


class VisibleFiles(FileSystemLoader):
    """Finds a theme's files but for those in hidden folders: Material keeps 14,000 pictures there, which MkDocs passes
    over one by one."""

    def list_templates(self) -> list[str]:
        """The files, each once."""
        found = set()
        for root in map(Path, self.searchpath):
            for folder, folders, names in os.walk(root, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(root).as_posix() for name in names)
        return sorted(found)


def _find_files_quickly(theme: Theme) -> None:
    made = theme.get_env

    def env() -> Environment:
        environment = made()
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    theme.get_env = env  # type: ignore[method-assign]


def build_into(config: MkDocsConfig, dirty: bool = False) -> None:
    """Let MkDocs build; only changed pages if `dirty`. Raises BuildStopped with what MkDocs says was wrong."""
    with said_by_mkdocs() as said:
        try:
            config.plugins.on_startup(command="build", dirty=dirty)
            build_with_mkdocs(config, dirty=dirty)
        except (Abort, BuildError) as error:
            raise BuildStopped("\n".join([*said, str(error)])) from None
        except SystemExit:
            raise BuildStopped("\n".join([*said, "a macro on one of the pages stopped the build"])) from None
    if wrong := [line for line in said if not line.startswith(OF_DIRTY_BUILDS)]:
        raise BuildStopped("\n".join(wrong))


@contextmanager
def said_by_mkdocs() -> Iterator[list[str]]:
    """The warnings and errors that MkDocs and its plug-ins log while the block runs."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
