"""Import standards from documents: python3 scripts/import_unit.py FILE... [--suite ID] [--into DIR] [--review]"""

import argparse
import sys
import tempfile
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)


def main():
    """Import the files and print what became of them; gives the exit code, 1 where one was not imported."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.importers.batch import Options, run
    from touchstone.importers.inputs import inputs_of
    from touchstone.importers.report.text import as_text

    headings, register = told_headings(options.headings), told_register(options.register)
    if headings is None or register is None:
        return 1
    wanted = Options(options.into, options.suite, options.dry_run, register, headings)
    batch = run(inputs_of(options.files), wanted)
    print(as_text(batch, dry_run=options.dry_run))
    if options.report or options.review:
        write_report(batch, options)
    return 1 if batch.refused else 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description="Import standards from PDF, Word, HTML, text, Markdown and register files."
    )
    parser.add_argument(
        "files", nargs="+", type=existing_path, metavar="FILE", help="a file, a folder or a zip of them"
    )
    parser.add_argument(
        "--suite", type=suite_name, metavar="ID", help="the folder name of the suite (the document's own suite)"
    )
    parser.add_argument("--into", type=Path, default=ROOT / "standards", metavar="DIR", help="the standards folder")
    parser.add_argument("--report", type=Path, metavar="DIR", help="write the report there, as HTML and JSON")
    parser.add_argument(
        "--register", type=existing_path, metavar="CSV", help="the national register, to look titles up"
    )
    parser.add_argument(
        "--headings", type=existing_path, metavar="YAML", help="what headings of the owner's own stand for"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing but the report")
    parser.add_argument("--review", action="store_true", help="open the report in the browser")
    return parser.parse_args()


def existing_path(text):
    """The file or folder called `text`. Raises ArgumentTypeError when there is none."""
    path = Path(text).absolute()
    if not path.exists():
        raise argparse.ArgumentTypeError("there is no file or folder {}".format(path))
    return path


def suite_name(text):
    """The suite called `text`. Raises ArgumentTypeError when it cannot be a folder's name."""
    if not text.replace("-", "").isalnum() or text != text.lower() or text.strip("-") != text:
        raise argparse.ArgumentTypeError("a suite is lower-case letters, digits and hyphens, not {}".format(text))
    return text


def told_headings(path):
    """The headings that the file at `path` tells, none without one; None after printing what is wrong with it."""
    from touchstone.importers.own_headings.told_by_owner import Headings, HeadingsWrong, read_headings

    if path is None:
        return Headings()
    try:
        return read_headings(path.read_text(encoding="utf-8"), path.name)
    except HeadingsWrong as wrong:
        print(wrong, file=sys.stderr)
    except (OSError, UnicodeDecodeError):
        print("{}:1: this is no text file in UTF-8".format(path.name), file=sys.stderr)
    return None


def told_register(path):
    """The register in the file at `path`, an empty one without one; None after printing why it cannot be read."""
    from touchstone.importers.document.lines import Refused
    from touchstone.importers.other_kinds.register import Register

    try:
        return Register.read(path.read_bytes()) if path else Register()
    except (OSError, Refused) as reason:
        print("{}: {}".format(path.name, reason), file=sys.stderr)
    return None


def write_report(batch, options):
    """Write the report's two files, and open the page where that is asked for."""
    from touchstone.importers.inputs import content_by_name
    from touchstone.importers.report.data import as_json
    from touchstone.importers.report.page import as_page

    folder = options.report or Path(tempfile.mkdtemp(prefix="touchstone-import-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "import.json").write_text(as_json(batch, dry_run=options.dry_run), encoding="utf-8")
    page = folder / "import.html"
    page.write_text(as_page(batch, content_by_name(options.files), dry_run=options.dry_run), encoding="utf-8")
    print("The report: {}".format(page.absolute().as_uri()))
    if options.review:
        import webbrowser

        webbrowser.open(page.absolute().as_uri())


if __name__ == "__main__":
    sys.exit(main())
