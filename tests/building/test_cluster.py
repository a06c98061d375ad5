"""Units made by a Dask cluster: a real scheduler and workers of their own, on this machine alone."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.running import BUILD
from tests.building.conftest import PROJECT, Content, everything, written
from touchstone.building import cluster
from touchstone.building.cluster import Cluster
from touchstone.building.places import BuildStopped
from touchstone.building.tree import MARK

pytestmark = pytest.mark.dask
UNITS = 41
WORKER = "from distributed.cli.dask_worker import main; main()"
ON_THE_WAY = """
import os, signal
from pathlib import Path
from touchstone.building.parcels import Workshop
make, parcels = Workshop.make, []
def killed_on_the_way(self, parcel):
    parcels.append(parcel)
    made = make(self, parcel)
    if len(parcels) == 2:
        Path("killed").touch()
        os.kill({process}, signal.SIGKILL)
    return made
Workshop.make = killed_on_the_way
"""
"""What makes a worker kill a process when it has made its second parcel."""
AFTERWARDS = """
import time
from pathlib import Path
from touchstone.building.parcels import Workshop
make = Workshop.make
def made_afterwards(self, parcel):
    until = time.monotonic() + 60
    while not Path("killed").exists() and time.monotonic() < until:
        time.sleep(0.01)
    return make(self, parcel)
Workshop.make = made_afterwards
"""
"""What makes a worker wait until that is done: it leaves the other one its parcels, however busy the machine is."""
TOLD = """
import sys
from macros.remote import versions
from touchstone.building.cluster import Cluster
from touchstone.building.places import BuildStopped
try:
    with Cluster(sys.argv[1], versions, patience=0.5).workers() as workers: workers.number()
except BuildStopped as stopped: print(stopped)
"""


@dataclass
class Machines:
    """A scheduler with its workers."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, code: str, *arguments: str, project: Path = PROJECT) -> subprocess.Popen[bytes]:
        environment = os.environ | {"PYTHONPATH": str(project)}
        command = [sys.executable, "-c", code, "--no-dashboard", *arguments]
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            self.processes.append(subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log))
        return self.processes[-1]

    @property
    def address(self) -> str:
        """The address of the scheduler, once it has one."""
        told = self.folder / "scheduler.json"
        for _ in range(300):
            if told.exists() and told.read_text("utf-8").endswith("}"):
                return str(json.loads(told.read_text("utf-8"))["address"])
            time.sleep(0.1)
        raise AssertionError((self.folder / "0.log").read_text("utf-8"))

    def worker(self, before: str = "", project: Path = PROJECT) -> subprocess.Popen[bytes]:
        options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(self.folder))
        return self.start(before + WORKER, self.address, *options, project=project)

    def have_joined(self, number: int) -> None:
        """Wait until so many workers have told the scheduler that they are there."""
        from distributed import Client  # noqa: PLC0415 - an extra, which may be missing

        with Client(self.address) as client:
            client.wait_for_workers(number, timeout=60)

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    folder = tmp_path / "machines"
    folder.mkdir()
    started = Machines(folder)
    started.start(
        "from distributed.cli.dask_scheduler import main; main()",
        *("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(folder / "scheduler.json")),
    )
    yield started
    started.stop()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return written(tmp_path_factory.mktemp("content"), UNITS)


@pytest.fixture(scope="module")
def plain(content: Content) -> dict[str, bytes]:
    """The site without a cluster."""
    return content.built_clean("plain")


def built(content: Content, address: str, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, with nothing kept."""
    folders = (content.project(f"for-{site.name}"), content.standards, content.docs, site)
    command = [sys.executable, "-c", BUILD, *map(str, folders), address, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_with_a_worker_that_is_killed_on_the_way_the_bytes_are_those_of_one_build(
    content: Content, plain: dict[str, bytes], machines: Machines
) -> None:
    lost = machines.worker(ON_THE_WAY.format(process="os.getpid()"))
    machines.worker(AFTERWARDS)
    machines.have_joined(2)
    site = content.folder / "clustered"
    done = built(content, machines.address, site)
    assert done.returncode == 0, done.stderr
    assert lost.wait(10) == -signal.SIGKILL
    assert everything(site) == plain


def scripted(content: Content, *more: str) -> subprocess.CompletedProcess[str]:
    """The command as a person gives it."""
    folders = ("--standards", content.standards, "--docs", content.docs, "--site", content.site)
    command = [sys.executable, PROJECT / "scripts" / "build.py", *folders, *more]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def test_the_shipped_standards_are_the_same_bytes_from_a_cluster_and_where_they_are_sent(
    tmp_path: Path, machines: Machines
) -> None:
    machines.worker()
    content = Content(tmp_path)
    for name in ("standards", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    plain = content.built_clean("plain")
    share = tmp_path / "share"
    done = scripted(content, "--dask", machines.address, "--to", share.as_uri())
    assert f"Sent {len(plain) - 2} files to {share.as_uri()} and removed 0; 0 were there already." in done.stdout
    assert everything(content.site) == plain
    assert everything(share) == {address: content for address, content in plain.items() if address != MARK}


def test_a_worker_with_another_program_is_named_and_the_site_stays(
    content: Content, plain: dict[str, bytes], machines: Machines
) -> None:
    other = machines.folder / "other"
    for name in ("touchstone", "macros"):
        shutil.copytree(PROJECT / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "touchstone" / "templates" / "unit.html.jinja").open("a", encoding="utf-8") as template:
        template.write("<p>More</p>\n")
    machines.worker(project=other)
    done = built(content, machines.address, content.folder / "clean-plain", "afresh")
    assert done.returncode == 1
    assert f"runs in {machines.folder} is not like this machine: it has Touchstone " in done.stderr
    assert everything(content.folder / "clean-plain") == plain


def test_a_worker_without_the_program_is_told_how_to_be_started(content: Content, machines: Machines) -> None:
    machines.worker(project=machines.folder)
    done = built(content, machines.address, content.folder / "nowhere")
    assert "cannot run this program (ModuleNotFoundError(" in done.stderr
    assert "PYTHONPATH=." in done.stderr


def test_a_scheduler_that_goes_away_leaves_the_site(
    content: Content, plain: dict[str, bytes], machines: Machines
) -> None:
    machines.worker(ON_THE_WAY.format(process=machines.processes[0].pid))
    done = built(content, machines.address, content.folder / "clean-plain", "afresh")
    assert done.returncode == 1
    assert f"The scheduler at {machines.address} went away, so the site was not built." in done.stderr
    assert everything(content.folder / "clean-plain") == plain


class NoWorkers:
    """Stands for the workers of a cluster that was reached."""

    def __init__(self, *_: object) -> None: ...

    def refuse_others(self) -> None: ...


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (OSError("Timed out trying to connect"), "went away"),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), "went away"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left"),
    ],
)
def test_what_ends_a_connection_is_told_from_what_the_disk_refuses(
    raised: OSError, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cluster, "_client", lambda _: nullcontext())
    monkeypatch.setattr(cluster, "DaskWorkers", NoWorkers)
    with pytest.raises((BuildStopped, OSError), match=told), Cluster("tcp://127.0.0.1:1", dict).workers():
        raise raised


def test_a_scheduler_without_workers_is_told(machines: Machines) -> None:
    told = [sys.executable, "-c", TOLD, machines.address]
    done = subprocess.run(told, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert f"The scheduler at {machines.address} has had no worker" in done.stdout


def test_the_command_says_in_a_sentence_that_nobody_is_at_an_address(content: Content, machines: Machines) -> None:
    address = machines.address
    machines.stop()
    done = scripted(content, "--dask", address)
    assert done.returncode == 1
    assert done.stderr.startswith(f"No Dask scheduler could be reached at {address} (")
    assert len(done.stderr.splitlines()) == 1


def test_where_dask_is_not_installed_the_sentence_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(BuildStopped, match=r"Dask is not installed: run .* -r requirements-dask\.lock"):
        Cluster("tcp://127.0.0.1:8786", dict)
