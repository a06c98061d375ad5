"""Check the standards and say what to mend: python3 scripts/check.py"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder, pages_for

ROOT = Path(_venv.ROOT)


def main():
    """Print what is to be mended; gives the exit code, 1 where anything must be."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.checking import check
    from touchstone.problem import FORMATS, stops

    problems = check(options.standards, options.docs if options.docs.is_dir() else None)
    if problems or options.format != "text":
        print(FORMATS[options.format](problems))
    if options.format == "text":
        print(in_short(problems, options))
    return 1 if stops(problems) else 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Check the standards and say what to mend. A warning stops nothing.")
    parser.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
    parser.add_argument("--docs", type=existing_folder, metavar="DIR", help="the hand-written pages")
    parser.add_argument("--format", choices=("text", "json", "github", "gitlab"), default="text")
    options = parser.parse_args()
    options.docs = pages_for(options.standards, options.docs, ROOT)
    return options


def in_short(problems, options):
    """One line: how many problems and warnings there are, in how many files."""
    files = counted(number_of_files(options), "file")
    warnings = sum(problem.severity == "warning" for problem in problems)
    if not problems:
        return f"No problems in {files}."
    return f"{counted(len(problems) - warnings, 'problem')} and {counted(warnings, 'warning')} in {files}."


def number_of_files(options):
    """How many files were looked at."""
    return sum(1 for _ in options.standards.rglob("*.yaml")) + sum(1 for _ in options.docs.rglob("*.md"))


def counted(number, noun):
    """A number with its noun: 1 file, 2 files, no files."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
