"""Weigh the words beside the borders of items: python3 scripts/weigh_borders.py [--write]"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv

TABLE = Path(_venv.ROOT) / "touchstone" / "importers" / "words" / "borders.tsv"
PARTS = 6


def main():
    """Print how well runs of items are divided by the words of the others; gives the exit code, 0."""
    options = read_options()
    _bootstrap.enter(_venv.TO_TEST)
    from tests.importers.border_weighing import as_table, fitted, held_out, runs
    from touchstone.importers.signs.beginnings import ENOUGH

    held = list(runs())
    for knowledge, told in held_out(held, PARTS, ENOUGH).items():
        figures = (told.right / told.items, told.items, told.sure_right / told.sure, told.sure)
        print("knowledge" if knowledge else "criteria", "of sets that were left out in turn:")
        print("    {:.1%} of {} items are right; {:.1%} of {} in runs that are divided surely enough".format(*figures))
    if options.write:
        comment = "".join(line + "\n" for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#"))
        weights = [fitted([run for run in held if run.knowledge is knowledge]) for knowledge in (False, True)]
        TABLE.write_text(comment + as_table(*weights), encoding="utf-8")
    return 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Weigh the words beside the borders of items.")
    parser.add_argument("--write", action="store_true", help="write the weights where the importer reads them")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
