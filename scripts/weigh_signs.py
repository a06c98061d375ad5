"""Weigh the signs by which a document is known as a unit: python3 scripts/weigh_signs.py [--write]"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv

WEIGHTS = Path(_venv.ROOT) / "touchstone" / "importers" / "words" / "unit-signs.yaml"


def main():
    """Print the weights and how well those of other folders tell the documents of each; gives the exit code, 0."""
    options = read_options()
    _bootstrap.enter(_venv.TO_TEST)
    from tests.importers.weighing import cases, fitted
    from touchstone.importers.own_headings.unit_signs import ENOUGH, weighed

    held = list(cases())
    weights = {name: round(weight, 1) for name, weight in fitted(held).items()}
    told = "".join("{}: {:g}\n".format(name, weight) for name, weight in weights.items())
    print(told)
    for case in held:
        if (weighed(weights, case.signs) > ENOUGH) != case.is_unit:
            print("told wrongly: {}/{}, {:+.1f}".format(case.folder, case.name, weighed(weights, case.signs)))
    print_held_out(held)
    if options.write:
        comment = "".join(line + "\n" for line in WEIGHTS.read_text("utf-8").splitlines() if line.startswith("#"))
        WEIGHTS.write_text(comment + told, encoding="utf-8")
    return 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Weigh the signs by which a document is known as a unit.")
    parser.add_argument("--write", action="store_true", help="write the weights where the importer reads them")
    return parser.parse_args()


def print_held_out(held):
    """Print for each folder how many standards are read and others refused by the weights of all other folders."""
    from tests.importers.weighing import held_out

    for folder, told in held_out(held).items():
        units = [taken for case, taken in told if case.is_unit]
        others = [not taken for case, taken in told if not case.is_unit]
        figures = (folder, sum(units), len(units), sum(others), len(others))
        print("left out: {:<10} {} of {} standards read, {} of {} others refused".format(*figures))


if __name__ == "__main__":
    sys.exit(main())
