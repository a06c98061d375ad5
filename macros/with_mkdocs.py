"""MkDocs as the builder of the hand-written pages and of the shells."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from macros.data_pages import DataPages
from macros.menu import menu_for
from touchstone.building.digests import digest, files_below
from touchstone.building.frame import Frame
from touchstone.building.places import BuildStopped
from touchstone.page import DataFile

MADE_HERE = {"sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs makes and this project makes better: from all pages, and without the day of the build."""


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


def configuration(project: Path, docs: Path, site: Path, data_pages: DataPages, **more: Any) -> MkDocsConfig:
    """MkDocs' configuration for these folders. Raises BuildStopped where mkdocs.yml is at fault."""
    try:
        config = load_config(str(project / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **more)
    except (ConfigurationError, Abort) as error:
        raise BuildStopped(f"mkdocs.yml cannot be used: {error}") from None
    config.extra["standards"] = str(data_pages.standards.absolute())
    config.extra["touchstone"] = data_pages
    if docs.resolve() != (project / "docs").resolve():
        config.nav = menu_for(config.nav or [], docs, _Known(data_pages))
    return config


class _Known:
    """The addresses of the data pages."""

    def __init__(self, pages: DataPages) -> None:
        self.pages = pages

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and self.pages.has(address)


def build_into(config: MkDocsConfig) -> None:
    """Let MkDocs build. Raises BuildStopped with what MkDocs says was wrong."""
    with said_by_mkdocs() as said:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build_with_mkdocs(config)
        except (Abort, BuildError) as error:
            raise BuildStopped("\n".join([*said, str(error)])) from None
        except SystemExit:
            raise BuildStopped("\n".join([*said, "a macro on one of the pages stopped the build"])) from None
    if said:
        raise BuildStopped("\n".join(said))


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
