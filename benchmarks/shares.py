"""What the search and the exports take of a whole build: their files, their bytes and their seconds of processor time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SEARCH = ("search/", "assets/touchstone/search/")
"""Where the pages and the index of the search stand."""
EXPORTS = (".bib", ".ris", ".csl.json", ".yaml", ".xml", ".gz", "words.js", "changes.json")
"""How the names of files end that are there for other programs."""
ALONE = """
import json, os, sys
from pathlib import Path
project, standards, docs = map(Path, sys.argv[1:])
sys.path.insert(0, str(project))
from macros.whole_site import searched
from touchstone.building.frame import Frame
from touchstone.checking import checked_catalogue
from touchstone.cite_kit import files_of_unit
from touchstone.render import Site
site = Site(checked_catalogue(standards, docs))
cpu = lambda: sum(os.times()[:4])  # of the processes that were begun, too
started = cpu()
for file in searched(site, Frame(lambda page, pieces: "")): pass
search = cpu() - started
for unit in site.catalogue.units.values():
    for file in files_of_unit(site.catalogue, unit, "", None): pass
print(json.dumps([search, cpu() - started - search]))
"""


@dataclass(frozen=True)
class Share:
    """One kind of what a build makes."""

    name: str
    files: int
    bytes: int
    cpu: float | None
    """Seconds of processor time; None where it was not measured by itself."""


def shares(project: Path, standards: Path, docs: Path, site: Path) -> list[Share]:
    """The shares of a built site."""
    found: dict[str, list[int]] = {"pages": [], "search": [], "exports": [], "theme and pictures": []}
    for path in site.rglob("*"):
        if path.is_file():
            found[_kind(path.relative_to(site).as_posix())].append(path.stat().st_size)
    command = [sys.executable, "-c", ALONE, *map(str, (project, standards, docs))]
    search, exports = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    cpu = {"search": search, "exports": exports}
    return [Share(name, len(sizes), sum(sizes), cpu.get(name)) for name, sizes in found.items()]


def _kind(address: str) -> str:
    if address.startswith(SEARCH):
        return "search"
    if address.endswith(".html"):
        return "pages"
    return "exports" if address.endswith(EXPORTS) else "theme and pictures"


def told(listed: list[Share]) -> str:
    """The shares in a line."""
    whole = sum(one.bytes for one in listed)
    return "; ".join(
        f"{one.name} {one.files:,} files, {100 * one.bytes / whole:.0f} % of the bytes"
        + (f", {one.cpu:.2f} s of CPU" if one.cpu is not None else "")
        for one in listed
    )
