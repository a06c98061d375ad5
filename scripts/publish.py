"""Record the addresses of this release, so that they never break: python3 scripts/publish.py [--yes]"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder, pages_for

ROOT = Path(_venv.ROOT)


def main():
    """Show what is new and record it once that is wanted; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.problem import ProblemsFound, as_text
    from touchstone.publishing import Unpublishable, record, release

    try:
        found = release(options.standards, options.docs)
        print(found.in_words())
        if found.lines and agreed(options, len(found.lines)):
            record(found, options.standards)
            print(f"Recorded in {options.standards / 'permalinks.yaml'}. Keep that file with the standards.")
        elif found.lines:
            print("Nothing was recorded.")
            return 1
        return 0
    except ProblemsFound as problems:
        print(as_text(problems.problems), file=sys.stderr)
        print("Nothing was recorded: mend the above and run the command again.", file=sys.stderr)
    except (Unpublishable, OSError) as reason:
        print(f"Nothing was recorded: {reason}", file=sys.stderr)
    return 1


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Record every new address in the ledger, which only ever grows.")
    parser.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
    parser.add_argument("--docs", type=existing_folder, metavar="DIR", help="the hand-written pages")
    parser.add_argument("--yes", action="store_true", help="record without asking")
    options = parser.parse_args()
    options.docs = pages_for(options.standards, options.docs, ROOT)
    return options


def agreed(options, count):
    """Whether the lines are to be recorded: as told on the command line, else as answered at the terminal."""
    if options.yes:
        return True
    if not sys.stdin.isatty():
        print("To record this where nobody can answer, add --yes.", file=sys.stderr)
        return False
    return input(f"Record these {count} lines for ever? [y/N] ").strip().lower() in ("y", "yes")


if __name__ == "__main__":
    sys.exit(main())
