"""MkDocs events: load the standards, add their pages to the site, set them into the theme."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.data_pages import load_data_pages  # noqa: E402
from macros.shell import valid  # noqa: E402
from touchstone.problem import ProblemsFound, as_text  # noqa: E402

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from macros.data_pages import DataPages

BUILD = "touchstone"
"""The key of `config.extra` under which the data pages of this build stand."""
BEFORE_THE_MACROS = 100
"""MkDocs calls what has a higher number earlier; the macros ask for the data pages as soon as they are configured."""


@event_priority(BEFORE_THE_MACROS)
def on_config(config: MkDocsConfig) -> None:
    """Load and check the standards, unless `macros.building` has done so."""
    if config.extra.get(BUILD) is None:
        try:
            address = config.site_url or ""
            config.extra[BUILD] = load_data_pages(_standards(config), Path(config.docs_dir), address=address)
        except ProblemsFound as found:
            raise PluginError("\n" + as_text(found.problems)) from None
    watched = (_standards(config), ROOT / "macros", ROOT / "touchstone" / "templates", ROOT / "touchstone" / "assets")
    config.watch += [str(path) for path in watched]


def _standards(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ROOT).parent / config.extra["standards"]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Refuse a hand-written page at the address of a data page."""
    _pages(config).refuse_clashes(files)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Make the menu's links to data pages relative, and keep the menu for the data pages' shells."""
    _pages(config).take_menu(nav, files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note what a hand-written page says, for the search index, and mark the headings that are gone from it."""
    return _pages(config).note_authored(page, html)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Stop where a macro failed; else give the theme's templates what they need of the data pages."""
    _pages(config).stop_at_problems(Path(config.docs_dir))
    _pages(config).take_theme(env)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the theme's HTML of a hand-written page."""
    return valid(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the data pages and data files into the site."""
    _pages(config).write(config)


def _pages(config: MkDocsConfig) -> DataPages:
    pages: Any = config.extra[BUILD]
    return pages  # type: ignore[no-any-return]
