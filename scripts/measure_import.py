"""Measure the importer over all cases: python3 scripts/measure_import.py [--documents N]"""

import argparse
import sys
import time
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)


def main():
    """Print what was found right of what is expected, and how long it took; gives the exit code, 0."""
    options = read_options()
    _bootstrap.enter(_venv.TO_TEST)
    from tests.importers.expecting import CASES, EXPECTED, SHARED

    own = [(next(case.glob("source.*")), case / "expected.yaml") for case in sorted(CASES.iterdir()) if case.is_dir()]
    print(row("", "items", "right", "labels", "fields", "lines", "accounted", "unrecognised", "undivided"))
    print("Items whose texts were left undivided count among the items, and are missed.")
    print(measured("own cases", own))
    for source, path in own:
        print(measured("  " + path.parent.name[:34], [(source, path)]))
    blind()
    for kind in ("layouts", "documents"):
        held = [(SHARED / kind / path.stem, path) for path in sorted((EXPECTED / kind).glob("*.yaml"))]
        held = [(source, path) for source, path in held if source.exists()]
        if held:
            print(measured(kind, held))
            for source, path in held:
                print(measured("  " + source.name[:34], [(source, path)]))
            timed(held, options.documents)
    register(SHARED / "register" / "nos-register-2019.csv.gz")
    return 0


def blind():
    """Print the figures of the sets whose expectations were written before the importer was run on them."""
    from tests.importers import blind_set
    from tests.importers.blind_set import blind_documents, blind_score, wanted_of
    from tests.importers.expecting import Score
    from touchstone.importers.importing import import_document

    sets = {"blind set": blind_set.BLIND, "further set": blind_set.FURTHER, "second blind set": blind_set.THIRD}
    sets |= {"third blind set": blind_set.FOURTH, "fourth blind set": blind_set.FIFTH}
    sets |= {"fifth blind set": blind_set.SIXTH, "sixth blind set": blind_set.SEVENTH}
    sets |= {"seventh blind set": blind_set.EIGHTH}
    for name, folder in sets.items():
        total = Score()
        for source, path in blind_documents(folder):
            if wanted_of(path):
                total += blind_score(import_document(source.read_bytes(), source.name), wanted_of(path))[0]
        shares = (share(total.items_right, total.items), share(total.labels_right, total.labels))
        print(
            row(
                name + ", worked on since",
                total.items,
                *shares,
                share(total.fields_right, total.fields),
                "",
                "",
                "",
                "",
            )
        )


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure the importer over all cases with hand-made expectations.")
    parser.add_argument(
        "--documents", type=int, default=1000, help="how many documents to import for the memory (1000)"
    )
    return parser.parse_args()


def row(*cells):
    """Cells as a line of a table."""
    return "{:38}".format(cells[0]) + "".join("{:>14}".format(cell) for cell in cells[1:])


def measured(name, cases):
    """A line of the table: what was found of what these cases expect."""
    from tests.importers.expecting import Score, expected_of, score
    from touchstone.importers.importing import import_document

    total = Score()
    for source, path in cases:
        total += score(import_document(source.read_bytes(), source.name), expected_of(path))
    return row(
        name,
        total.items,
        share(total.items_right, total.items),
        share(total.labels_right, total.labels),
        share(total.fields_right, total.fields),
        total.lines,
        share(total.accounted, total.lines),
        total.unrecognised,
        total.undivided,
    )


def share(part, whole):
    """A part of a whole in per cent."""
    return "{:.1f} %".format(100 * part / whole) if whole else "-"


def timed(cases, documents):
    """Print the slowest document, and what memory many documents take."""
    from touchstone.importers.importing import import_document

    slowest = max((seconds(source), source.name) for source, _ in cases)
    print("slowest: {1} in {0:.3f} s".format(*slowest))
    before = memory()
    for number in range(documents):
        source = cases[number % len(cases)][0]
        for draft in import_document(source.read_bytes(), source.name):
            draft.pack()
        if number == min(100, documents - 1):
            before = memory()
    print("memory after 100 documents {:.0f} MB, after {} {:.0f} MB".format(before, documents, memory()))


def seconds(source):
    """How long one document takes."""
    from touchstone.importers.importing import import_document

    started = time.perf_counter()
    import_document(source.read_bytes(), source.name)
    return time.perf_counter() - started


def memory():
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def register(path):
    """Import the national register into a temporary folder and print how long it took."""
    import tempfile

    from touchstone.importers.batch import Options, run
    from touchstone.importers.inputs import inputs_of

    if not path.exists():
        return
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = run(inputs_of([path]), Options(Path(folder))).registers[0][1]
    spent = time.perf_counter() - started
    said = "register: {:,} rows, {:,} units, {:,} things to mend, {:.1f} s, at most {:.0f} MB"
    print(said.format(found.rows, found.units, len(found.problems), spent, memory()))


if __name__ == "__main__":
    sys.exit(main())
