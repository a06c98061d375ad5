"""The project's own `.venv`: where it is, and whether it holds what a lock file says."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
INSTALLED = os.path.join(VENV, "installed")
"""Holds a copy of each lock file that was installed and, while `.venv` is whole, the file MADE_BY."""
MADE_BY = os.path.join(INSTALLED, "python")
THIS_PYTHON = "{} {}\n".format(sys.implementation.cache_tag, sys.platform).encode()

TO_RUN = "requirements.lock"
TO_TEST = "requirements-test.lock"
COVERS = {TO_RUN: (TO_RUN,), TO_TEST: (TO_RUN, TO_TEST)}
"""The locks that hold once the key is installed: the tests' lock names all that the other does, and more."""


class SetUpFailed(Exception):
    """Set-up cannot go on. The message is one sentence that says what to do."""


def is_ready(lock):
    """Whether `.venv` is whole, was made by this kind of Python and has `lock` installed as it reads now."""
    return os.path.exists(PYTHON) and content(MADE_BY) == THIS_PYTHON and is_installed(lock)


def is_installed(lock):
    """Whether `lock` was installed and has not changed since."""
    wanted = content(os.path.join(ROOT, lock))
    return wanted is not None and wanted == content(copy_of(lock))


def is_out_of_date(lock):
    """Whether `lock` was installed and has changed since."""
    return os.path.exists(copy_of(lock)) and not is_installed(lock)


def copy_of(lock):
    """The path of the copy of `lock` that was taken when it was installed."""
    return os.path.join(INSTALLED, lock)


def content(path):
    """The bytes of a file, None when there is no such file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_this_python():
    """Whether this very process runs in `.venv`."""
    return os.path.exists(VENV) and os.path.samefile(sys.prefix, VENV)
