"""Kinds of argument that more than one command takes."""

import argparse
from pathlib import Path

LAST_PORT = 65535


def existing_folder(text):
    """The folder called `text`. Raises ArgumentTypeError when there is none."""
    folder = Path(text).absolute()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError("there is no folder {}".format(folder))
    return folder


def port_number(text):
    """The port numbered `text`. Raises ArgumentTypeError when it is none."""
    if not (text.isdecimal() and 1 <= int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError("a port is a number from 1 to {}, not {}".format(LAST_PORT, text))
    return int(text)
