"""A build of the whole site in a process of its own: python3 -m macros.apart PROJECT STANDARDS DOCS SITE URL

It prints what is wrong, and nothing where the site was built.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from traceback import format_exception_only

from macros.building import BuildStopped, Options, build
from touchstone.problem import ProblemsFound, as_text


def build_apart(project: Path, standards: Path, docs: Path, site: Path, url: str) -> str:
    """Build the whole site beside this process, with the program as it stands now; gives what is wrong, or nothing."""
    command = [sys.executable, "-m", "macros.apart", *map(str, (project, standards, docs, site)), url]
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or (done.stderr.strip() if done.returncode else "")


def told(stopped: Exception) -> str:
    """What is said of a build that did not come to its end."""
    if isinstance(stopped, ProblemsFound):
        return as_text(stopped.problems)
    return str(stopped) if isinstance(stopped, BuildStopped) else "".join(format_exception_only(stopped)).strip()


def main(project: str, standards: str, docs: str, site: str, url: str) -> int:
    """Build; gives the exit code."""
    try:
        build(Path(project), Path(standards), Path(docs), Path(site), Options(site_url=url))
    except Exception as stopped:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        print(told(stopped))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
