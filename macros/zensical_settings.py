"""mkdocs.yml as Zensical gets it: the same, but for what our own steps do in its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.data_pages import DataPages, leads_nowhere
from macros.menu import Entry, menu_for
from macros.yaml_tags import Tolerant
from touchstone.building.places import BuildStopped

OURS = {"macros", "search"}
"""Plug-ins whose work is done before Zensical starts, or afterwards."""


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml of a project says; `site_url` takes the place of the address that it names."""

    project: Path
    site_url: str

    @cached_property
    def told(self) -> Mapping[str, Any]:
        """The settings as values; tags other than !ENV count as nothing. Raises BuildStopped."""
        told = _read(self.project / "mkdocs.yml", lambda text: yaml.load(text, Tolerant))
        if not isinstance(told, dict):
            raise BuildStopped("mkdocs.yml cannot be used: it holds no settings")
        return told

    @property
    def theme(self) -> Mapping[str, Any]:
        """What stands under `theme`."""
        theme = self.told.get("theme")
        return theme if isinstance(theme, dict) else {"name": theme or "material"}

    @property
    def extra(self) -> Mapping[str, Any]:
        """What stands under `extra`."""
        return self.told.get("extra") or {}

    def nav(self, docs: Path, pages: DataPages) -> list[Entry]:
        """The menu, with links to data pages from the site's root on. Raises BuildStopped where one leads nowhere."""
        nav = self.told.get("nav") or []
        if docs.resolve() != (self.project / "docs").resolve():
            nav = menu_for(nav, docs, pages.has)
        return [_from_root(entry, pages) for entry in nav]

    def text(self, **changed: Any) -> str:
        """The settings as a file for Zensical, with the tags as they stand and some values `changed`."""
        root = _read(self.project / "mkdocs.yml", yaml.compose)
        plugins = [one for one in self.told.get("plugins") or [] if _name(one) not in OURS]
        without = {"search": {"enabled": False}}
        _put(root, {**changed, "site_url": self.site_url, "plugins": [*plugins, without], "hooks": []})
        return str(yaml.serialize(root))


def _read(file: Path, read: Any) -> Any:
    try:
        return read(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise BuildStopped(f"mkdocs.yml cannot be used: {error}") from None


def _put(root: yaml.MappingNode, values: Mapping[str, Any]) -> None:
    """Set keys of a mapping to values."""
    kept = [(key, value) for key, value in root.value if key.value not in values]
    root.value = [*kept, *yaml.compose(json.dumps(values)).value]


def _name(plugin: Any) -> str:
    return str(next(iter(plugin))) if isinstance(plugin, dict) else str(plugin)


def _from_root(entry: Entry, pages: DataPages) -> Entry:
    if isinstance(entry, dict):
        return {title: _from_root(below, pages) for title, below in entry.items()}
    if isinstance(entry, list):
        return [_from_root(one, pages) for one in entry]
    address = str(entry).lstrip("/")
    if entry != address and not pages.has(address):
        raise BuildStopped(leads_nowhere(address))
    return address
