"""Measure builds of made-up standards against other tools: python3 scripts/bench.py [--sizes 45,500]"""

import argparse
import sys
import tempfile
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)
KNOWN = ("naive", "hugo", "eleventy", "zensical", "raw")
REGISTER = ROOT.parent / "shared" / "register"


def main():
    """Measure, print the table and write the files asked for; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from benchmarks.report import as_json, as_svg, table
    from benchmarks.running import Bench

    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as own:
        bench = Bench(ROOT, options.workshop or Path(own), options.against, options.rounds, register(options), say)
        results = [result for size in options.sizes for result in bench.results(size)]
    print(table(results))
    for path, content in ((options.json, as_json(results)), (options.svg, as_svg(results))):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure builds of made-up standards against other tools.")
    parser.add_argument("--sizes", type=sizes, default=(45, 200), help="numbers of units, such as 45,500,2000 (45,200)")
    parser.add_argument(
        "--against", type=tools, default=("hugo", "raw"), help="of {} (hugo,raw)".format(", ".join(KNOWN))
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run, in turn (3)")
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
    named = tuple(part for part in text.split(",") if part)
    unknown = [name for name in named if name not in KNOWN]
    if unknown:
        raise argparse.ArgumentTypeError("{} is none of {}".format(unknown[0], ", ".join(KNOWN)))
    return named


def register(options):
    """The register whose titles are used, where there is one."""
    return options.titles or next(iter(sorted(REGISTER.glob("*.csv.gz"))), None)


def say(words):
    """Tell how far it is."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
