"""The macros that authors call in hand-written pages. Each gives HTML in which text from the standards stays text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.authoring import Authoring  # noqa: E402

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

MACROS = ("unit", "units", "item", "items", "section", "role", "grouping", "suite", "term", "suites", "steps", "checklist")
"""Every macro by name; `docs/authoring/macros.md` explains each."""


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to the pages; mkdocs-macros calls this once a build."""
    catalogue = env.conf.extra["touchstone"].catalogue
    authoring = Authoring(catalogue, lambda: _address(env))
    for name in MACROS:
        env.macro(_named(getattr(authoring, name), name), name)


def _address(env: MacrosPlugin) -> str:
    """The address of the page that is being made, below the site's root."""
    return "" if env.page.url in (".", "./", "/") else str(env.page.url)


def _named(method: Callable[..., str], name: str) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        return method(*args, **kwargs)

    macro.__name__, macro.__doc__ = name, method.__doc__
    return macro
