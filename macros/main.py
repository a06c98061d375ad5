"""The macros that authors call in hand-written pages. Each gives HTML in which text from the standards stays text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.authoring import Authoring  # noqa: E402
from macros.frames import Call, LazyTitles  # noqa: E402
from macros.page_problems import problem_in_call, problem_of_page  # noqa: E402
from touchstone.building.digests import digest  # noqa: E402
from touchstone.mentions import EVERY_MACRO  # noqa: E402
from touchstone.naming import NotNamed  # noqa: E402

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


UNLIKE_ELSEWHERE = frozenset(("git", "environment", "now"))
"""What mkdocs-macros tells of the machine and the hour: a page with it would differ from build to build."""


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to the pages; mkdocs-macros calls this once a build."""
    data_pages = env.conf.extra["touchstone"]
    authoring = Authoring(data_pages.catalogue, lambda: _address(env), LazyTitles(data_pages))
    for name in EVERY_MACRO:
        env.macro(_noting_problems(getattr(authoring, name), name, env), name)
    env.render = partial(_rendered, env)  # type: ignore[method-assign]


def _rendered(env: MacrosPlugin, markdown: str, force_rendering: bool = False) -> str:
    """A page with its macros run; where they stop, the problem is noted, and the page is empty until the build stops.

    mkdocs-macros would print a traceback and end the process.
    """
    meta, file = env.page.meta, env.page.file
    if meta.get("render_macros") is False:
        return markdown
    told = {name: value for name, value in env.variables.items() if name not in UNLIKE_ELSEWHERE}
    try:
        return str(env.env.from_string(markdown).render(**told | meta))
    except Exception as error:  # whatever a page's own expressions raise
        path = Path(file.abs_src_path)
        front = path.read_text(encoding="utf-8-sig", errors="replace").count("\n") - markdown.count("\n")
        env.conf.extra["touchstone"].problems.append(problem_of_page(path, file.src_uri, front, error))
        return ""


def _address(env: MacrosPlugin) -> str:
    """The address of the page that is being made, below the site's root."""
    return "" if env.page.url in (".", "./", "/") else str(env.page.url)


def _noting_problems(method: Callable[..., str], name: str, env: MacrosPlugin) -> Callable[..., str]:
    """The macro; where it is called with a name that leads to nothing, the problem is noted and nothing is shown."""

    def macro(*args: Any, **kwargs: Any) -> str:
        try:
            given = method(*args, **kwargs)
            call = Call(name, _address(env), args, tuple(kwargs.items()), digest(given))
            env.conf.extra["touchstone"].calls.append(call)
            return given
        except (NotNamed, TypeError) as reason:
            file = env.page.file
            found = problem_in_call(Path(file.abs_src_path), file.src_uri, name, args[0] if args else None, reason)
            env.conf.extra["touchstone"].problems.append(found)
            return ""

    macro.__name__, macro.__doc__ = name, method.__doc__
    return macro
