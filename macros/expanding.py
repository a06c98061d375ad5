"""Hand-written pages with their macros run, for a builder that would run them in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import jinja2
import yaml

from macros.data_pages import DataPages
from macros.main import define_env
from macros.page_problems import problem_of_page
from touchstone.building.digests import files_below
from touchstone.building.places import BuildStopped
from touchstone.mentions import left_out

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
INDEXES = {"index.md", "README.md"}


@dataclass
class MacroRun:
    """What `define_env` takes: the part of mkdocs-macros' own object that it uses, and the page that is at hand."""

    conf: SimpleNamespace
    variables: Mapping[str, Any]
    macros: dict[str, Callable[..., str]] = field(default_factory=dict)
    page: Any = None

    def macro(self, function: Callable[..., str], name: str) -> None:
        """Take a macro under its name."""
        self.macros[name] = function


@dataclass(frozen=True)
class Expander:
    """Runs the macros of the hand-written pages in `docs`; what is wrong with them is noted in `data_pages`."""

    docs: Path
    data_pages: DataPages
    config: Mapping[str, Any]
    """What mkdocs.yml says; pages may name it, and by their own names what stands under `extra`."""

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page's file below `docs` and its text; the front matter stays as it is. Raises BuildStopped."""
        variables = {"config": self.config, **(self.config.get("extra") or {})}
        run = MacroRun(SimpleNamespace(extra={"touchstone": self.data_pages}), variables)
        define_env(run)  # type: ignore[arg-type]
        env = jinja2.Environment(undefined=jinja2.StrictUndefined, loader=jinja2.FileSystemLoader(self.docs))
        env.globals.update(run.macros)
        for path in files_below(self.docs):
            file = path.relative_to(self.docs).as_posix()
            if path.suffix == ".md" and not left_out(file):
                yield file, self._expanded(path, file, run, env)

    def _expanded(self, path: Path, file: str, run: MacroRun, env: jinja2.Environment) -> str:
        text = _text(path, file)
        front, meta = front_matter(text)
        source = SimpleNamespace(abs_src_path=str(path), src_uri=file)
        run.page = SimpleNamespace(url=address_of(file), meta=meta, title=meta.get("title"), file=source)
        if meta.get("render_macros") is False:
            return text
        try:
            return front + env.from_string(text[len(front) :]).render(**run.variables, page=run.page, **meta)
        except Exception as error:  # whatever a page's own expressions raise
            self.data_pages.problems.append(problem_of_page(path, file, front.count("\n"), error))
            return front


def address_of(file: str) -> str:
    """The address of the page made from a file: `toolkit/index.md` gives `toolkit/`."""
    path = PurePosixPath(file)
    named = path.parent if path.name in INDEXES else path.with_suffix("")
    return "" if str(named) == "." else f"{named}/"


def front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """The lines before a page's own text, and what they say."""
    found = FRONT_MATTER.match(text)
    try:
        told = yaml.safe_load(found[1] or "") if found else None
    except yaml.YAMLError:
        told = None
    return (found[0], told) if found and isinstance(told, dict) else ("", {})


def _text(path: Path, file: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BuildStopped(f"{file} is not in UTF-8: open it in a text editor and save it in that encoding") from None
