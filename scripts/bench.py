"""Measure builds of made-up standards against other tools: python3 scripts/bench.py [--sizes 45,500]"""

import argparse
import sys
import tempfile
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)
KNOWN = ("naive", "hugo", "hugo-light", "eleventy", "zensical", "raw")
STATES = ("cold", "parsed", "first edit", "edited", "unchanged")
REGISTER = ROOT.parent / "shared" / "register"


def main():
    """Measure, print the table and write the files asked for; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from benchmarks.picture import as_svg
    from benchmarks.report import as_json, table

    try:
        results = told_before(options.figures) if options.figures else measured(options)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    print(table(results))
    for path, content in ((options.json, as_json(results)), (options.svg, as_svg(results))):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return 0


class Refused(Exception):
    """Raised where nothing can be measured or shown; the message says why."""


def measured(options):
    """The results of measuring now. Raises Refused."""
    from benchmarks.measuring import Failed
    from benchmarks.running import Bench

    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as own:
        workshop, titles = options.workshop or Path(own), register(options)
        bench = Bench(ROOT, workshop, options.against, options.rounds, titles, say, options.states, options.dask)
        try:
            return [result for size in options.sizes for result in bench.results(size)]
        except Failed as failed:
            raise Refused(failed) from None


def told_before(files):
    """The results in files that --json wrote; of one tool and size the last counts. Raises Refused."""
    from benchmarks.report import from_json

    found = {}
    for file in files:
        try:
            found.update(((one.size, one.tool), one) for one in from_json(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            raise Refused("{} holds no figures: name a file that --json wrote.".format(file)) from None
    return sorted(found.values(), key=lambda one: one.size)


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure builds of made-up standards against other tools.")
    parser.add_argument("--sizes", type=sizes, default=(45, 200), help="numbers of units, such as 45,500,2000 (45,200)")
    parser.add_argument(
        "--against", type=tools, default=("hugo", "raw"), help="of {} (hugo,raw)".format(", ".join(KNOWN))
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run, in turn (3)")
    parser.add_argument(
        "--states", type=states, default=STATES, help="of {}: how our own is built (all)".format(",".join(STATES))
    )
    parser.add_argument("--dask", type=int, default=0, metavar="WORKERS", help="measure a cluster on this machine too")
    parser.add_argument("--figures", type=Path, nargs="+", metavar="JSON", help="measure nothing: show these")
    parser.add_argument("--titles", type=Path, metavar="CSV", help="a register whose titles the largest sizes take")
    parser.add_argument("--workshop", type=Path, metavar="DIR", help="where it is all built (a folder that is deleted)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write a picture there")
    return parser.parse_args()


def sizes(text):
    """Numbers of units. Raises ArgumentTypeError."""
    if not all(part.isdecimal() and int(part) > 0 for part in text.split(",")):
        raise argparse.ArgumentTypeError("write numbers with commas between them, such as 45,500")
    return tuple(int(part) for part in text.split(","))


def tools(text):
    """Names of tools. Raises ArgumentTypeError."""
    return some_of(KNOWN, text)


def states(text):
    """Names of states. Raises ArgumentTypeError."""
    return some_of(STATES, text) or STATES


def some_of(known, text):
    """The names in a text, all of which are known. Raises ArgumentTypeError."""
    named = tuple(part for part in text.split(",") if part)
    unknown = [name for name in named if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError("{} is none of {}".format(unknown[0], ", ".join(known)))
    return named


def register(options):
    """The register whose titles are used, where there is one."""
    return options.titles or next(iter(sorted(REGISTER.glob("*.csv.gz"))), None)


def say(words):
    """Tell how far it is."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
