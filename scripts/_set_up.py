"""Make `.venv` from a lock file, and say plainly what stands in the way when it cannot be made."""

import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import _venv
from _venv import ROOT, SetUpFailed

UNPACKING = "Installing collected packages"
"""What pip prints when it has fetched everything; until then it has changed nothing."""

FULL = "The disk is full: free about 500 MB and run the same command again."
UNWRITABLE = "Set-up may not write in {root}: copy the project to a folder of your own, and run the command there."
CANNOT_MAKE = (
    "This Python cannot make a virtual environment: on Debian or Ubuntu run `sudo apt install python3-venv`,"
    " elsewhere install Python from python.org, and then run the same command again."
)
HELD_OPEN = "The .venv folder must be made anew: run the same command with `py` or `python`, not with .venv's own."
PIP_FAILURES = (
    (
        "DO NOT MATCH THE HASHES",
        "A package that arrived is not the one that {lock} names, so it was refused: run the same command again,"
        " and if it is refused again, tell whoever looks after your network or this project.",
    ),
    ("No space left on device|Disk quota exceeded|not enough space on the disk", FULL),
    ("Read-only file system|Permission denied|Access is denied", UNWRITABLE),
    (
        "connection|timed out|name resolution|network is unreachable|ProxyError|SSLError|no matching distribution",
        "Set-up could not fetch the packages from their index: check the network (and, behind a proxy, that HTTPS_PROXY"
        " is set) and run the same command again.",
    ),
)
"""What to look for in pip's output, and the sentence for it; the first that is found counts."""


def set_up(lock):
    """Make `.venv` hold what `lock` says, one run at a time. Raises SetUpFailed."""
    try:
        with my_turn():
            if not _venv.is_ready(lock):
                bring_up_to_date(lock)
    except OSError as error:
        raise SetUpFailed(why_not_written(error)) from None


def bring_up_to_date(lock):
    """Install `lock`: beside what is there when all of that is still as its lock says, else from nothing.

    Where the tests' packages were there they are there afterwards, whichever script comes first.
    """
    grows = can_grow()
    if os.path.exists(_venv.copy_of(_venv.TO_TEST)):
        lock = _venv.TO_TEST
    if not grows:
        make_venv()
    forget(_venv.MADE_BY)
    exit_code, said = install(lock)
    if exit_code == 0:
        keep_copies(lock)
    if exit_code == 0 or (grows and UNPACKING not in said):
        mark_whole()
    if exit_code != 0:
        raise SetUpFailed(why_pip_failed(said, lock))
    say("Set-up is done.")


def keep_copies(lock):
    """Note in `.venv` what `lock` and those it covers say."""
    os.makedirs(_venv.INSTALLED, exist_ok=True)
    for name in _venv.COVERS[lock]:
        shutil.copyfile(os.path.join(ROOT, name), _venv.copy_of(name))


def mark_whole():
    """Note in `.venv` that no installation is under way or was cut off."""
    with open(_venv.MADE_BY, "wb") as file:
        file.write(_venv.THIS_PYTHON)


def can_grow():
    """Whether `.venv` is whole and nothing in it is out of date, so that more may be put beside it."""
    return any(map(_venv.is_ready, _venv.COVERS)) and not any(map(_venv.is_out_of_date, _venv.COVERS))


def forget(path):
    """Delete a file that may be gone already."""
    if os.path.exists(path):
        os.remove(path)


def make_venv():
    """Make `.venv` from nothing, with pip in it and no other package."""
    if not (has_module("venv") and has_module("ensurepip")):
        raise SetUpFailed(CANNOT_MAKE)
    if os.name == "nt" and _venv.is_this_python():
        raise SetUpFailed(HELD_OPEN)
    say("Setting up: making .venv and installing what is needed takes about a minute.")
    forget(_venv.MADE_BY)
    create_venv()


def has_module(name):
    """Whether this Python has a module; a folder without code, as a removed package leaves behind, is none."""
    found = importlib.util.find_spec(name)
    return found is not None and found.origin is not None


def create_venv():
    """Let the standard library make `.venv`. Raises SetUpFailed, or OSError where it cannot be written."""
    import venv

    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=True).create(_venv.VENV)
    except subprocess.CalledProcessError as error:
        raise SetUpFailed(why_pip_failed((error.output or b"").decode(errors="replace"), "pip itself")) from None
    except ValueError as error:
        raise SetUpFailed("Set-up cannot make .venv here: {}.".format(str(error).rstrip("."))) from None


def install(lock):
    """Install the packages of `lock` into `.venv`, and nothing whose hash is not there.

    Gives back pip's exit code and all that it printed.
    """
    count = number_of_packages(lock)
    say("Installing the {} packages of {} ...".format(count, lock))
    command = [_venv.PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command += ["--progress-bar", "off", "--require-hashes", "-r", os.path.join(ROOT, lock)]
    # close_fds=False: pip holds the turn too, should this process be killed before it.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, close_fds=False) as pip:
        said = show_progress((line.decode(errors="replace") for line in pip.stdout), count)
    return pip.returncode, said


def number_of_packages(lock):
    """How many packages `lock` names."""
    return len(re.findall(rb"^[\w.-]+==", _venv.content(os.path.join(ROOT, lock)) or b"", re.MULTILINE))


def show_progress(lines, count):
    """Say which package pip has come to, and when it has them all; gives back all the lines as one text."""
    said, number = [], 0
    for line in lines:
        said.append(line)
        if line.startswith("Collecting "):
            number += 1
            say_in_place("{} of {}: {}".format(number, count, line.split()[1].partition("=")[0]))
        elif line.startswith(UNPACKING):
            say_in_place("")
            say("All are here; unpacking them ...")
    return "".join(said)


def say(sentence):
    """Tell the person at the terminal, and leave standard output to the script."""
    print(sentence, file=sys.stderr, flush=True)


def say_in_place(words):
    """Put `words` where the last such words were, on a terminal; a log has no use for them."""
    if sys.stderr.isatty():
        print("\r{:<60}\r".format(words), end="", file=sys.stderr, flush=True)


def why_pip_failed(said, lock):
    """The one sentence for what pip printed."""
    for sign, sentence in PIP_FAILURES:
        if re.search(sign, said, re.IGNORECASE):
            return sentence.format(root=ROOT, lock=lock)
    last = [line.strip() for line in said.splitlines() if line.strip()][-1:] or ["pip did not say why"]
    return "Set-up could not install {} ({}): mend that and run the same command again.".format(lock, last[0])


def why_not_written(error):
    """The one sentence for an OSError."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return UNWRITABLE.format(root=ROOT)
    return "Set-up could not go on ({}): mend that and run the same command again.".format(error)


@contextmanager
def my_turn():
    """Wait until no other run sets up, then hold `.venv.lock`, so that others wait."""
    with open(os.path.join(ROOT, ".venv.lock"), "wb") as held:
        if not locks(held):
            say("Another run is setting up .venv: waiting for it to finish.")
            while not locks(held):
                time.sleep(0.2)
        os.set_inheritable(held.fileno(), True)
        yield


def locks(file):
    """Whether this process now holds `file`; the system lets go of it when the process ends, however it ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Anything else means a file system that knows no locks: go on without one.
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True
