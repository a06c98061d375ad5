"""Measure the search, for the shipped site and for the whole national register: python3 scripts/bench_search.py"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)
REGISTER = ROOT.parent / "shared" / "register" / "nos-register-2019.csv.gz"


def main():
    """Print the figures; gives the exit code."""
    parser = argparse.ArgumentParser(description="Measure the search: size, speed and quality of its answers.")
    parser.add_argument("--register", type=Path, default=REGISTER, metavar="FILE", help="the national register")
    parser.add_argument("--small", action="store_true", help="only the shipped site")
    options = parser.parse_args()
    _bootstrap.enter(_venv.TO_TEST)
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "search")]
    import benchmark
    import measuring

    with measuring.browser() as opened:
        for line in benchmark.shipped_figures(opened):
            print(line, flush=True)
        if not options.small and options.register.exists():
            for line in benchmark.register_figures(opened, options.register):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
