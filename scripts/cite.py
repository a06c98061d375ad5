"""Check what documents refer to, or link it: python3 scripts/cite.py check FILE…, … cite.py link FILE -o FILE"""

import argparse
import os
import sys
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder

ROOT = Path(_venv.ROOT)


def main():
    """Do what was asked; gives the exit code, 1 where something needs a hand."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.citations.passages import NoLinks, Refused
    from touchstone.problem import ProblemsFound, as_text

    try:
        return options.act(options)
    except ProblemsFound as found:
        print(as_text(found.problems), file=sys.stderr)
        print("Nothing was checked: mend the standards first.", file=sys.stderr)
    except (NoLinks, Refused) as reason:
        print(f"{options.file}: {reason}", file=sys.stderr)
    except OSError as error:
        print(f"{options.output}: {(error.strerror or 'cannot be written').lower()}", file=sys.stderr)
    return 2


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Find references to units and items in other people's documents.")
    commands = parser.add_subparsers(required=True, metavar="check | link")
    check = commands.add_parser("check", help="say of each reference whether it still holds")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a Word, PDF, HTML, Markdown or text file")
    check.add_argument("--format", choices=("text", "json", "html"), default="text")
    check.set_defaults(act=check_files)
    link = commands.add_parser("link", help="write a copy in which each reference is a link")
    link.add_argument("file", type=Path, metavar="FILE", help="a Word, HTML or Markdown file")
    link.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where the copy is written")
    link.set_defaults(act=link_file)
    for command in (check, link):
        command.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
        command.add_argument(
            "--address", default="", metavar="URL", help="the site's address; that of mkdocs.yml where left out"
        )
    return parser.parse_args()


def checker(options):
    """A checker for the standards that were named."""
    from macros.one_build import site_address
    from touchstone.checking import checked_catalogue
    from touchstone.citations.checking import Checker

    root = options.address or site_address(ROOT)
    return Checker(checked_catalogue(options.standards, None), root.rstrip("/") + "/" if root else "")


def check_files(options):
    """Print the report on some documents."""
    from touchstone.citations.passages import Refused
    from touchstone.citations.reading import read_file
    from touchstone.citations.reporting import FORMATS, Report

    reader, reports = checker(options), []
    for file in options.files:
        try:
            reports.append(Report(str(file), tuple(reader.checked(read_file(file)))))
        except Refused as reason:
            reports.append(Report(str(file), refused=str(reason)))
    print(FORMATS[options.format](reports, reader.root))
    return 1 if any(report.needs_hand for report in reports) else 0


def link_file(options):
    """Write a copy of a document with links, whole or not at all, and say what became of each reference."""
    from touchstone.citations.reading import read_file
    from touchstone.citations.reporting import Report, as_text

    reader = checker(options)
    if not reader.root:
        print(
            "The site's address is not known: name it with --address, or set site_url in mkdocs.yml.", file=sys.stderr
        )
        return 2
    if options.output.exists() and options.output.samefile(options.file):
        print("The copy cannot take the place of the document: name another file with -o.", file=sys.stderr)
        return 2
    document = read_file(options.file)
    checked = reader.checked(document)
    links = reader.links(checked)
    write_whole(options.output, document.with_links(links))
    report = Report(str(options.file), tuple(checked))
    print(as_text([report], reader.root))
    print(f"{len(links)} links written to {options.output}")
    return 1 if report.needs_hand else 0


def write_whole(path, content):
    """Write a file beside its place and then move it there, so that a broken-off run leaves nothing."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
