"""What the hand-written pages name: the macro calls in their Markdown, with page and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
import yaml
from jinja2 import nodes

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

MACROS = (
    "unit",
    "units",
    "item",
    "items",
    "section",
    "role",
    "grouping",
    "suite",
    "term",
    "competency",
    "framework",
    "course",
)
"""The macros whose arguments name something of the catalogue."""
COUNTS = "used_by"
"""What an author sets to `false` at the top of a page that shows how to use or write the site, and uses nothing."""
EVERY_MACRO = (*MACROS, "page_link", "suites", "steps", "checklist")
"""Every macro; `docs/authoring/macros.md` explains each."""


@dataclass(frozen=True)
class Mention:
    """One macro call on a hand-written page."""

    page: str
    """The address of the page below the site's root."""
    title: str
    file: str
    """The file below the folder of hand-written pages."""
    line: int
    macro: str
    names: tuple[str, ...]
    """The arguments that are written out as text."""
    suite: str | None = None
    framework: str | None = None
    told_level: str | None = None
    """The level of a competency, as it is written in the call."""
    counts: bool = True
    """Whether what the page names is told beside it; not where the page only shows how to use or write the site."""

    @property
    def units(self) -> tuple[str, ...]:
        """The codes of the units that the call names."""
        if self.macro == "units":
            return self.names
        return self.names[:1] if self.macro in ("unit", "item", "items", "section") else ()

    @property
    def level(self) -> int | None:
        """The level of a competency that the call names."""
        told = self.told_level or "".join(self.names[1:2] if self.macro == "competency" else ())
        return int(told) if told.isdecimal() else None

    @property
    def items(self) -> str | None:
        """The item's label, or a range such as P1-P4, that the call names."""
        return self.names[1] if self.macro in ("item", "items") and len(self.names) > 1 else None


def read_mentions(docs: Path) -> tuple[Mention, ...]:
    """Every mention on every Markdown page below `docs`, in the order of pages and lines."""
    return tuple(mention for path in pages_below(docs) for mention in _of_page(path, docs))


def pages_below(docs: Path) -> list[Path]:
    """Every hand-written page below a folder that builders take, in the order of their files."""
    listed = sorted(docs.rglob("*.md"))
    return [path for path in listed if path.is_file() and not left_out(path.relative_to(docs).as_posix())]


def left_out(file: str) -> bool:
    """Whether builders leave a file out: hidden ones, and templates at the top. Source: MkDocs, `exclude_docs`."""
    parts = PurePosixPath(file).parts
    return parts[0] == "templates" or any(part.startswith(".") for part in parts)


@lru_cache(maxsize=1024)
def tree_of(text: str) -> nodes.Template:
    """The macros of a Markdown page as Jinja reads them. Raises TemplateSyntaxError."""
    return jinja2.Environment().parse(text if "{{" in text or "{%" in text or "{#" in text else "")


def _of_page(path: Path, docs: Path) -> Iterator[Mention]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    file = path.relative_to(docs).as_posix()
    try:
        tree = tree_of(text)
    except jinja2.TemplateSyntaxError:
        return  # TS302 says so
    title, counts = title_of(text) or file, front_matter(text).get(COUNTS) is not False
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            yield _mention(call, call.node.name, file, title, counts)


def _mention(call: nodes.Call, macro: str, file: str, title: str, counts: bool) -> Mention:
    names = tuple(str(argument.value) for argument in call.args if isinstance(argument, nodes.Const))
    given = {pair.key: str(pair.value.value) for pair in call.kwargs if isinstance(pair.value, nodes.Const)}
    return Mention(
        page_address(file),
        title,
        file,
        call.lineno,
        macro,
        names,
        given.get("suite"),
        given.get("framework"),
        given.get("level"),
        counts,
    )


def title_of(text: str) -> str | None:
    """The title of a Markdown page: from its front matter, else its first heading."""
    told = front_matter(text).get("title")
    if told:
        return str(told)
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return heading.group(1).strip() if heading else None


def front_matter(text: str) -> dict[Any, Any]:
    """What a Markdown page says between the lines of hyphens at its top; nothing where that cannot be read."""
    front = re.match(r"---\r?\n(.*?)\r?\n---\r?\n", text, re.DOTALL)
    try:
        told = yaml.load(front.group(1), SafeLoader) if front else None
    except yaml.YAMLError:
        return {}
    return told if isinstance(told, dict) else {}


def page_address(file: str) -> str:
    """The address of a Markdown file: `using/index.md` is at `using/`, `using/browsing.md` at `using/browsing/`."""
    stem = file.removesuffix(".md")
    return "" if stem in ("index", "README") else re.sub(r"/(index|README)$", "", stem) + "/"
