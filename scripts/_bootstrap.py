"""Run a script inside the project's own `.venv`, which is made from a lock file when it is not there.

This module, `_venv` and `_set_up` use the standard library alone, and nothing that Python 3.6 cannot
read: whoever has an old Python is told so in a sentence. `_set_up` is imported only when it is needed.
"""

import os
import sys

import _venv

OLDEST = (3, 11)


def enter(lock):
    """Go on inside `.venv` with the packages of `lock`, the name of a lock file at the project's root.

    Starts the script anew with the Python of `.venv` unless it runs there already. Where that cannot be,
    prints one sentence and ends with exit code 2.
    """
    try:
        require_python(sys.version_info)
        make_ready(lock)
    except _venv.SetUpFailed as failure:
        print(failure, file=sys.stderr)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        print("Set-up was interrupted: the next run starts it again.", file=sys.stderr)
        raise SystemExit(130) from None
    if not _venv.is_this_python():
        run_again_in_venv()
    see_project()


def require_python(version):
    """Raise SetUpFailed when `version`, as sys.version_info gives it, is too old."""
    if tuple(version[:2]) < OLDEST:
        raise _venv.SetUpFailed(
            "Touchstone needs Python {}.{} or newer and this is Python {}.{}.{}: install a newer one, from python.org"
            " or your system's packages, and run the same command with it.".format(*(OLDEST + tuple(version[:3])))
        )


def make_ready(lock):
    """Set up unless that is done. Raises SetUpFailed."""
    if not _venv.is_ready(lock):
        import _set_up

        _set_up.set_up(lock)


def run_again_in_venv():
    """Start the same command with the Python of `.venv` in place of this process."""
    command = [_venv.PYTHON, *sys.orig_argv[1:]]
    if os.name == "nt":
        raise SystemExit(end_of(command))
    os.execv(command[0], command)


def end_of(command):
    """The exit code of `command`, waited for; a Ctrl-C reaches it too, and it is the one to act on it."""
    import subprocess

    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def see_project():
    """Let the script import the project's packages instead of its neighbours, and print any letter."""
    sys.path[0] = _venv.ROOT
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
