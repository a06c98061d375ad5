"""One build of the whole site into a folder, and the word on what it made."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from macros.data_pages import DataPages, load_data_pages
from macros.menu import menu_for
from touchstone.catalogue import Catalogue


class BuildStopped(Exception):
    """Raised where the site could not be built for a reason that is not in the standards; says what to do."""


@dataclass(frozen=True)
class Made:
    """What a build made: counts, seconds of wall time, and the folder."""

    pages: int
    units: int
    items: int
    seconds: float
    site: Path


def build(project: Path, standards: Path, docs: Path, site: Path) -> Made:
    """Build the site of `standards` and `docs` into `site`, which is replaced as a whole once all is made.

    Raises ProblemsFound where the standards break a rule and BuildStopped where anything else is in the way; the old
    site then stays as it was.
    """
    started = time.perf_counter()
    data_pages = load_data_pages(standards, docs, compiled_templates(project), site_address(project), project / ".cache" / "previews")
    refuse_foreign(site)
    refuse_inside(site, (standards, docs))
    with tempfile.TemporaryDirectory(dir=existing_parent(site), prefix=f".{site.name}-") as workshop:
        new = Path(workshop, "new")
        build_into(new, configuration(project, standards, docs, new, data_pages))
        put_in_place(new, site, Path(workshop, "old"))
    return made(data_pages.catalogue, site, time.perf_counter() - started)


def compiled_templates(project: Path) -> BytecodeCache | None:
    """Where compiled templates are kept from build to build; none where nothing can be written."""
    folder = project / ".cache" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def site_address(project: Path) -> str:
    """The address at which mkdocs.yml says that the site is published, with a stroke at its end; empty where it says none."""
    try:
        with (project / "mkdocs.yml").open("rb") as stream:
            told = yaml_load(stream).get("site_url")
    except (OSError, YAMLError, ConfigurationError):
        return ""  # MkDocs says what is wrong when it reads the file
    return f"{told.rstrip('/')}/" if isinstance(told, str) and told else ""


def configuration(project: Path, standards: Path, docs: Path, site: Path, data_pages: DataPages, **more: Any) -> MkDocsConfig:
    """MkDocs' configuration for these folders. Raises BuildStopped where mkdocs.yml is at fault."""
    try:
        config = load_config(str(project / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **more)
    except (ConfigurationError, Abort) as error:
        raise BuildStopped(f"mkdocs.yml cannot be used: {error}") from None
    config.extra["standards"] = str(standards.absolute())
    config.extra["touchstone"] = data_pages
    if docs.resolve() != (project / "docs").resolve():
        config.nav = menu_for(config.nav or [], docs, {page.address for page in data_pages.pages})
    return config


def build_into(folder: Path, config: MkDocsConfig, serve_url: str | None = None) -> None:
    """Let MkDocs build into a folder. Raises BuildStopped with what MkDocs says was wrong."""
    with said_by_mkdocs() as said:
        try:
            config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
            build_with_mkdocs(config, serve_url=serve_url)
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


MANIFEST = ".touchstone-site"
"""The file that marks a folder as a site that a build may replace."""


def refuse_foreign(site: Path) -> None:
    """Raise BuildStopped where the site's folder holds something that no build put there."""
    if site.is_dir() and any(site.iterdir()) and not (site / MANIFEST).exists():
        raise BuildStopped(f"The folder {site} holds files that no build made: name another folder with --site, or empty it.")
    if site.exists() and not site.is_dir():
        raise BuildStopped(f"{site} is a file, not a folder: name another folder with --site.")


def refuse_inside(site: Path, sources: tuple[Path, ...]) -> None:
    """Raise BuildStopped where the site's folder stands in a folder that the site is made from."""
    for source in sources:
        if site.resolve().is_relative_to(source.resolve()):
            raise BuildStopped(f"The folder {site} stands inside {source}, which the site is made from: name another with --site.")


def existing_parent(site: Path) -> Path:
    """The folder in which the site's folder stands. Raises BuildStopped where it cannot be written."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildStopped(f"The folder {site.parent} cannot be made ({error.strerror}): name another with --site.") from None
    if not os.access(site.parent, os.W_OK):
        raise BuildStopped(f"Nothing can be written in {site.parent}: name another folder with --site.")
    return site.parent


def put_in_place(new: Path, site: Path, old: Path) -> None:
    """Replace the site by the new one with two renames; `old` is where the last one goes to be deleted."""
    (new / MANIFEST).write_text("This folder was made by Touchstone and is replaced at each build.\n", encoding="utf-8")
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def made(catalogue: Catalogue, site: Path, seconds: float) -> Made:
    """The counts of a site that was built."""
    pages = sum(1 for _ in site.rglob("*.html"))
    items = sum(1 for unit in catalogue.units.values() for _ in unit.items())
    return Made(pages, len(catalogue.units), items, seconds, site)
