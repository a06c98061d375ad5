"""Check the code and run all tests: python3 scripts/test.py [--no-browser] [what pytest takes]"""

import argparse
import importlib.util
import os
import subprocess
import sys
import time

import _bootstrap
import _browser
import _venv

STEPS = (
    ("ruff check", ("ruff", "check", "--output-format", "concise", ".")),
    ("ruff format", ("ruff", "format", "--check", "--output-format", "concise", ".")),
    ("mypy", ("mypy", "--strict", "--no-error-summary", "touchstone")),
)
"""The checks before the tests: what a check is called, and the module to run with what."""
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""How pytest runs all tests: in several processes, each file of tests in one of them, in the order of conftest.py."""
EXTRAS = {"zensical": "zensical", "dask": "distributed"}
"""The extras that some tests need, by their marks, each with a package of its own."""
FAILED_STEPS = "TOUCHSTONE_FAILED_STEPS"
"""The environment variable by which pytest's own summary learns what failed before it."""


def main():
    """Run every step, pytest last; gives the exit code."""
    options, more = read_options()
    _bootstrap.enter(_venv.TO_TEST)
    try:
        choose_browser(options.browser)
    except _browser.NoBrowser as reason:
        print(reason, file=sys.stderr)
        return 2
    failed = [name for name, command in STEPS if not passes(name, command)]
    os.environ[FAILED_STEPS] = ", ".join(failed)
    return run(("pytest", *marked(options), *(more or SIDE_BY_SIDE))) or int(bool(failed))


def read_options():
    """What the command line asks of this script, and the rest, which is pytest's."""
    parser = argparse.ArgumentParser(description="Check the code and run all tests.", epilog="The rest goes to pytest.")
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="leave the browser tests out")
    parser.add_argument("-m", dest="marks", metavar="MARKS", help="run only tests with these marks, as in pytest")
    return parser.parse_known_args()


def choose_browser(wanted):
    """Name a browser to the tests, or say that those which need one are left out. Raises NoBrowser."""
    if wanted:
        os.environ[_browser.CHOSEN] = _browser.browser()
        print("browser: " + os.environ[_browser.CHOSEN], flush=True)
    else:
        print("browser: none, as asked; the browser tests are LEFT OUT", flush=True)


def marked(options):
    """Pytest's option for the marks asked for, without the tests of what is not there."""
    marks = [f"({options.marks})"] if options.marks else []
    marks += [] if options.browser else ["not browser"]
    marks += [f"not {mark}" for mark in EXTRAS if not has(mark)]
    return ("-m", " and ".join(marks)) if marks else ()


def has(extra):
    """Whether the packages of an extra are installed; says so where they are not."""
    if importlib.util.find_spec(EXTRAS[extra]):
        return True
    print(f"{extra}: not installed (requirements-{extra}.lock); its tests are LEFT OUT", flush=True)
    return False


def passes(name, command):
    """Run one check and say in a line how it went; gives whether it passed."""
    started = time.perf_counter()
    exit_code = run(command)
    print(f"{name}: {'FAILED' if exit_code else 'passed'} in {time.perf_counter() - started:.1f} s", flush=True)
    return exit_code == 0


def run(command):
    """The exit code of one module of `.venv`, run at the project's root."""
    return subprocess.run([sys.executable, "-m", *command], cwd=_venv.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
