"""A run of the benchmark: our build in each of its states and every other tool, in turn, a round at a time."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import UNITS_IN_SUITE, register_titles, write_corpus, write_docs
from benchmarks.loopback import loopback
from benchmarks.measuring import Failed, Output, Run, measured, output, shared_words
from benchmarks.peers import NotThere, Ours, Peer, prepared
from benchmarks.report import Result
from benchmarks.shares import shares, told
from touchstone.building.tree import MANIFEST

STATES = ("cold", "parsed", "first edit", "edited", "unchanged")
"""Our build: with nothing kept; with units parsed and no site; after the first edit since a build of everything, which
makes the second site ready that takes turns with the first; after an edit since; with nothing changed."""


ENOUGH = 0.4
"""So much of the words of a page must be on another tool's: its headings and items, whatever else it leaves out."""
EDITED = re.compile(r"point 3(?:, once more)*$", re.MULTILINE)
"""What is edited in a unit."""


@dataclass(frozen=True)
class Bench:
    """What is measured, and where."""

    project: Path
    workshop: Path
    against: Sequence[str]
    rounds: int
    titles: Path | None
    say: Callable[[str], None]
    states: Sequence[str] = STATES
    workers: int = 0
    """How many workers a Dask cluster on this machine has, to build with nothing kept on that too; none where 0."""

    def results(self, size: int) -> Iterator[Result]:
        """The results over one size."""
        own = Own(self.project, self.workshop / f"own-{size}", size)
        own.write(register_titles(self.titles) if self.titles and size > 8000 else ())
        if self.against or self.states[0] != "cold":
            own.run("cold")
        peers = list(self._peers(own)) if self.against else []
        runs: dict[str, list[Run]] = {}
        outputs: dict[str, Output] = {}
        for number in range(self.rounds):
            self.say(f"{size:,} units, round {number + 1} of {self.rounds}")
            for state in self.states:
                runs.setdefault(f"touchstone, {state}", []).append(own.run(state))
            outputs |= dict.fromkeys((f"touchstone, {state}" for state in self.states), output(own.site))
            if self.workers:
                self._run_on_cluster(own, runs, outputs)
            for peer in list(peers):
                self._run_peer(own, peer, peers, runs, outputs)
        if set(STATES) <= set(self.states):
            own.run("cold")
            made = shares(self.project, own.standards, own.folder / "docs", own.site)
            self.say(f"{size:,} units, a whole build: {told(made)}")
        for tool, listed in runs.items():
            yield Result(size, tool, tuple(listed), outputs[tool])

    def _run_on_cluster(self, own: Own, runs: dict[str, list[Run]], outputs: dict[str, Output]) -> None:
        """A build with nothing kept, on a cluster that was just started. Raises Failed where the bytes differ."""
        name = f"touchstone, cold, {self.workers} Dask workers"
        own.run("cold")
        plain = (own.site / MANIFEST).read_bytes()
        with loopback(own.folder / "cluster", own.folder / "project", self.workers) as cluster:
            before = cluster.cpu()
            run = own.run("cold", cluster.address)
            self.say(
                f"with workers: {run.cpu:.1f} s of CPU in the build, {cluster.cpu() - before:.1f} s in the cluster"
            )
            runs.setdefault(name, []).append(cluster.with_its_own(run, before))
        if (own.site / MANIFEST).read_bytes() != plain:
            raise Failed("the cluster made another site than this machine")
        outputs[name] = output(own.site)

    def _run_peer(
        self, own: Own, peer: Peer, peers: list[Peer], runs: dict[str, list[Run]], outputs: dict[str, Output]
    ) -> None:
        shutil.rmtree(peer.site, ignore_errors=True)
        try:
            run = measured(peer.command, peer.folder, self.workshop / f"{peer.name}.log")
            alike = how_alike(own.site, peer.site)
        except Failed as failed:
            self.say(f"{peer.name} left out: {failed}")
            peers.remove(peer)
            runs.pop(peer.name, None)
            return
        if peer.name not in runs:
            self.say(f"{peer.name}: of the words of one of our pages {alike:.0%} stand on its own")
        runs.setdefault(peer.name, []).append(run)
        outputs[peer.name] = output(peer.site)

    def _peers(self, own: Own) -> Iterator[Peer]:
        ours = Ours(own.standards, own.folder / "docs", own.site, self.project)
        for name in self.against:
            try:
                yield prepared(name, self.workshop / name, ours)
            except NotThere as reason:
                self.say(f"left out: {reason}")


@dataclass(frozen=True)
class Own:
    """Our own build of a corpus, with a copy of the project, so that nothing that is kept elsewhere shows."""

    project: Path
    folder: Path
    size: int

    @property
    def standards(self) -> Path:
        """The corpus."""
        return self.folder / "standards"

    @property
    def site(self) -> Path:
        """Where the site is written."""
        return self.folder / "site"

    def write(self, titles: Sequence[str]) -> None:
        """Write the corpus and the copy of the project."""
        shutil.rmtree(self.folder, ignore_errors=True)
        write_corpus(self.standards, self.size, titles)
        write_docs(self.folder / "docs", self.project / "docs")
        for name in ("touchstone", "macros"):
            shutil.copytree(
                self.project / name, self.folder / "project" / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(self.project / "mkdocs.yml", self.folder / "project")

    def run(self, state: str, dask: str = "") -> Run:
        """One build, on the cluster with this address where one is given."""
        cache = self.folder / "project" / ".cache"
        if state == "cold":
            shutil.rmtree(cache, ignore_errors=True)
        if state in ("cold", "parsed"):
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.rmtree(cache / "sites", ignore_errors=True)
        if state in ("first edit", "edited"):
            self._edit()
        command = [
            sys.executable,
            "-c",
            BUILD,
            *map(str, (self.folder / "project", self.standards, self.folder / "docs", self.site)),
            dask,
        ]
        return measured(command, self.folder, self.folder / "build.log")

    def _edit(self) -> None:
        place = (self.size // 2) // UNITS_IN_SUITE + 1
        unit = self.standards / "suites" / f"suite-{place}" / "units" / f"S{place}U1.yaml"
        text = unit.read_text("utf-8")
        unit.write_text(EDITED.sub(r"\g<0>, once more", text, count=1), "utf-8")


def how_alike(own: Path, other: Path) -> float:
    """How much of the words of a unit's page stands on another tool's. Raises Failed where most is missing."""
    page = Path("units", "bens1u1", "index.html")
    try:
        alike = shared_words(own / page, other / page)
    except OSError:
        raise Failed("it made no page of the first unit") from None
    if alike < ENOUGH:
        raise Failed(f"its page of a unit holds only {alike:.0%} of the words of ours")
    return alike


BUILD = """
import gc
import sys
from pathlib import Path
project, standards, docs, site = map(Path, sys.argv[1:5])
sys.path.insert(0, str(project))
from macros.building import Options, build
build(project, standards, docs, site, Options(dask="".join(sys.argv[5:6]), afresh="afresh" in sys.argv[6:]))
gc.freeze()
"""
"""What `scripts/build.py` does, with a copy of the project."""
