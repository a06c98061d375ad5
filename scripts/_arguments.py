"""Kinds of argument that more than one command takes."""

import argparse
from pathlib import Path

LAST_PORT = 65535
STARTER = "macros/starter"
"""The home page for standards that come without hand-written pages of their own."""


def existing_folder(text):
    """The folder called `text`. Raises ArgumentTypeError when there is none."""
    folder = Path(text).absolute()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError("there is no folder {}".format(folder))
    return folder


def pages_for(standards, docs, root):
    """The folder of hand-written pages: `docs` where it was given, this project's own for its own standards.

    The pages of this project name its own units, so standards from elsewhere get a short home page instead.
    """
    if docs is not None:
        return docs
    return root / ("docs" if standards.resolve() == (root / "standards").resolve() else STARTER)


def port_number(text):
    """The port numbered `text`. Raises ArgumentTypeError when it is none."""
    if not (text.isdecimal() and 1 <= int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError("a port is a number from 1 to {}, not {}".format(LAST_PORT, text))
    return int(text)
