"""Say that mappings of a course still hold: python3 scripts/confirm.py COURSE [OUTCOME ...]"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder

ROOT = Path(_venv.ROOT)


def main():
    """Renew the fingerprints and words of mappings that were checked again; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.confirming import NotConfirmed, confirm
    from touchstone.problem import ProblemsFound, as_text

    try:
        renewed = confirm(options.standards, options.course, options.outcomes)
    except ProblemsFound as found:
        print(as_text(found.problems), file=sys.stderr)
        print("Nothing was confirmed: mend the above and run the command again.", file=sys.stderr)
        return 1
    except NotConfirmed as reason:
        print(reason, file=sys.stderr)
        return 1
    print(in_short(renewed))
    return 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Say that mappings still hold although words have changed.")
    parser.add_argument("course", metavar="COURSE", help="the name of the course's file, without .yaml")
    parser.add_argument("outcomes", nargs="*", metavar="OUTCOME", help="such as o4; all outcomes where none is named")
    parser.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
    return parser.parse_args()


def in_short(renewed):
    """What was confirmed, one mapping a line."""
    if not renewed:
        return "There was nothing to confirm: every mapping was judged on the words of today."
    return "\n".join("Confirmed: {} to {}".format(one.mapping.outcome, one.mapping.to) for one in renewed)


if __name__ == "__main__":
    sys.exit(main())
