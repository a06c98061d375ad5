"""Every script makes its own .venv on the first run, and says in one sentence what stands in the way.

No test fetches anything: the packages here are two small wheels made on the spot.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SCRIPTS = PROJECT / "scripts"
OWN_PYTHON = getattr(sys, "_base_executable", sys.executable)
"""A Python outside .venv, as a person's own is."""
TO_RUN, TO_TEST = "requirements.lock", "requirements-test.lock"

Ended = subprocess.CompletedProcess[str]

HELLO = """
import sys
import _bootstrap
_bootstrap.enter(sys.argv[1])
for name in sys.argv[3:]:
    print(__import__(name).__doc__)
print(sys.prefix)
sys.exit(int(sys.argv[2]))
"""


class Tree:
    """A copy of the scripts' shared modules with lock files of its own, in a folder with blanks in its path."""

    def __init__(self, root: Path, wheels: Path) -> None:
        self.root, self.wheels = root, wheels
        self.venv = root / ".venv"

    def command(self, lock: str, *more: str) -> list[str]:
        return [OWN_PYTHON, str(self.root / "scripts" / "hello.py"), lock, *more]

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**kept, **offline, **more}

    def run(
        self, lock: str, *more: str, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run hello.py to its end: the exit code that it is asked for, then the modules that it imports."""
        return self.ended(self.command(lock, *(more or ("0",))), cwd=cwd, **environment)

    def ended(self, command: list[str], cwd: Path | None = None, **environment: str) -> Ended:
        clean = self.environment(**environment)
        return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=60)

    def copy(self, root: Path) -> Tree:
        shutil.copytree(self.root, root, symlinks=True)
        return Tree(root, self.wheels)

    def is_ready(self, lock: str) -> bool:
        asked = f"import _venv; print(_venv.is_ready({lock!r}))"
        return self.ended([OWN_PYTHON, "-c", asked], PYTHONPATH=str(self.root / "scripts")).stdout == "True\n"


def make_wheel(folder: Path, name: str) -> str:
    """Make a package of one module in `folder`; gives back its line in a lock file."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}.py", f'"""{name} is installed."""')
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree in which no script has run yet."""
    root, wheels = tmp_path_factory.mktemp("a path with blanks") / "the tree", tmp_path_factory.mktemp("wheels")
    (root / "scripts").mkdir(parents=True)
    for name in ("_bootstrap.py", "_venv.py", "_set_up.py"):
        shutil.copy(SCRIPTS / name, root / "scripts")
    (root / "scripts" / "hello.py").write_text(HELLO)
    (root / TO_RUN).write_text(make_wheel(wheels, "greeting"))
    (root / TO_TEST).write_text(make_wheel(wheels, "greeting") + make_wheel(wheels, "farewell"))
    return Tree(root, wheels)


@pytest.fixture(scope="module")
def first_two(bare: Tree, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, list[tuple[int, str, str]]]:
    """A copy of the bare tree, and what the first two runs in it gave, which began at the same time."""
    tree = bare.copy(tmp_path_factory.mktemp("two runs") / "the tree")
    running = [
        subprocess.Popen(
            tree.command(TO_RUN, "0", "greeting"),
            env=tree.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [run.communicate() for run in running]
    return tree, [(run.returncode, *words) for run, words in zip(running, said, strict=True)]


@pytest.fixture
def tree(first_two: tuple[Tree, object], tmp_path: Path) -> Tree:
    """A tree that is set up to run, for one test to spoil."""
    return first_two[0].copy(tmp_path / "the tree")


def assert_refused(run: Ended, words: str) -> None:
    """The run ended with exit code 2, one closing sentence that holds `words`, and nothing for programmers."""
    assert run.returncode == 2
    assert words in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr
    assert run.stdout == ""


def test_two_first_runs_at_once_both_end_well_and_one_of_them_waits(
    first_two: tuple[Tree, list[tuple[int, str, str]]],
) -> None:
    tree, runs = first_two
    assert [(code, said) for code, said, _ in runs] == [(0, f"greeting is installed.\n{tree.venv}\n")] * 2
    assert sorted("waiting for it to finish" in told for _, _, told in runs) == [False, True]
    assert sum(told.count("making .venv") for _, _, told in runs) == 1
    assert sum(told.count("Installing the") for _, _, told in runs) == 1


def test_a_later_run_says_nothing_of_its_own_and_takes_less_than_half_a_second(tree: Tree) -> None:
    started = time.perf_counter()
    run = tree.run(TO_RUN)
    assert time.perf_counter() - started < 0.5
    assert (run.stdout, run.stderr) == (f"{tree.venv}\n", "")


def test_a_script_runs_from_any_folder_and_hands_on_its_exit_code(tree: Tree, tmp_path: Path) -> None:
    assert tree.run(TO_RUN, "7", cwd=tmp_path).returncode == 7
    relative = [OWN_PYTHON, os.path.join("the tree", "scripts", "hello.py"), TO_RUN, "8"]
    assert tree.ended(relative, cwd=tmp_path).returncode == 8


def test_the_tests_packages_go_beside_what_is_there(tree: Tree) -> None:
    mark = tree.venv / "mark"
    mark.touch()
    run = tree.run(TO_TEST, "0", "greeting", "farewell")
    assert run.stdout == f"greeting is installed.\nfarewell is installed.\n{tree.venv}\n"
    assert mark.exists()
    assert tree.is_ready(TO_RUN)


def test_a_venv_whose_lock_has_changed_is_made_anew_with_the_tests_packages_if_they_were_there(tree: Tree) -> None:
    (tree.venv / "installed" / TO_TEST).touch()
    mark = tree.venv / "mark"
    mark.touch()
    with (tree.root / TO_RUN).open("a") as lock:
        lock.write("# changed\n")
    run = tree.run(TO_RUN, "0", "greeting", "farewell")
    assert run.stdout == f"greeting is installed.\nfarewell is installed.\n{tree.venv}\n"
    assert not mark.exists()


def cut_off(tree: Tree) -> None:
    (tree.venv / "installed" / "python").unlink()


def made_by_another_python(tree: Tree) -> None:
    (tree.venv / "installed" / "python").write_text("cpython-27 beos\n")


def whose_lock_has_changed(tree: Tree) -> None:
    (tree.root / TO_RUN).write_text("another==2.0\n")


def whose_python_is_gone(tree: Tree) -> None:
    shutil.rmtree(tree.venv / ("Scripts" if os.name == "nt" else "bin"))


def without_its_lock(tree: Tree) -> None:
    (tree.root / TO_RUN).unlink()
    (tree.venv / "installed" / TO_RUN).unlink()


@pytest.mark.parametrize(
    "spoil", [cut_off, made_by_another_python, whose_lock_has_changed, whose_python_is_gone, without_its_lock]
)
def test_a_venv_is_not_taken_for_ready(tree: Tree, spoil: Callable[[Tree], None]) -> None:
    assert tree.is_ready(TO_RUN)
    spoil(tree)
    assert not tree.is_ready(TO_RUN)


def test_without_a_network_the_sentence_says_so_and_what_worked_goes_on_working(tree: Tree) -> None:
    refused = tree.run(
        TO_TEST, PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0"
    )
    assert_refused(refused, "check the network")
    later = tree.run(TO_RUN, "0", "greeting")
    assert (later.stdout, later.stderr) == (f"greeting is installed.\n{tree.venv}\n", "")


def test_a_package_without_a_hash_is_refused(tree: Tree) -> None:
    (tree.root / TO_TEST).write_text("farewell==1.0\n")
    assert_refused(tree.run(TO_TEST), "farewell")


def test_a_package_with_another_hash_is_refused(tree: Tree) -> None:
    lock = tree.root / TO_TEST
    lock.write_text(re.sub("sha256:....", "sha256:0000", lock.read_text()))
    assert_refused(tree.run(TO_TEST), f"not the one that {TO_TEST} names")


def test_a_folder_that_cannot_be_written_is_named(bare: Tree, tmp_path: Path) -> None:
    tree = bare.copy(tmp_path / "tree")
    (tree.root / ".venv.lock").mkdir()
    assert_refused(tree.run(TO_RUN), ".venv.lock")


def pretending(tree: Tree, line: str) -> list[str]:
    """The command that runs hello.py after `line`, in which the Python makes itself out to be another."""
    path = str(tree.root / "scripts" / "hello.py")
    run = f"sys.argv = [{path!r}, {TO_RUN!r}, '0']\nsys.path[0] = {os.path.dirname(path)!r}\nrunpy.run_path({path!r})"
    return [OWN_PYTHON, "-c", f"import importlib.util as modules, runpy, sys\n{line}\n{run}"]


@pytest.mark.parametrize("version", ["(3, 6, 15)", "(3, 10, 13)", "(2, 7, 18)"])
def test_a_python_that_is_too_old_is_told_so(bare: Tree, version: str) -> None:
    run = bare.ended(pretending(bare, f"sys.version_info = {version}"))
    assert_refused(run, f"needs Python 3.11 or newer and this is Python {version.strip('()').replace(', ', '.')}")


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_a_venv_is_told_what_to_install(bare: Tree, missing: str) -> None:
    hide = f"find = modules.find_spec\nmodules.find_spec = lambda name: None if name == {missing!r} else find(name)"
    assert_refused(bare.ended(pretending(bare, hide)), "sudo apt install python3-venv")
    assert not bare.venv.exists()
