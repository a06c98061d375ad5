"""From the ledger to its file: one line for each record, in one order, so that git merges it well."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from touchstone.permalinks.ledger import Ledger, Line, Standing, in_order

HEAD = """\
# The ledger: every address that was ever published, with the words that it led to. scripts/publish.py writes it,
# and only adds lines. Do not edit it: what became of an address is said in dispositions.yaml.
# After a merge keep the lines of both sides; their order does not matter, but for those of one address.
published:
"""
FOOT = "# The end of the ledger. If this line is missing, the file was cut off.\n"
LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\u0085": "\\u0085"}
"""What YAML takes for the end of a line and JSON does not."""


def text_of(ledger: Ledger) -> str:
    """The file of a ledger. The lines of an address stay in the order in which they were recorded."""
    lines = sorted(ledger.lines, key=lambda line: in_order(line.address))
    return HEAD + "".join(line_of(line) + "\n" for line in lines) + FOOT


def line_of(line: Line) -> str:
    """One line of the file, which is YAML too."""
    version = f"version: {line.version}, " if line.version is not None else ""
    if isinstance(line, Standing):
        words = quoted("\n".join(line.words))
        return f'  - {{at: "{line.address}", since: {line.day}, {version}print: {line.print}, words: {words}}}'
    return f'  - {{at: "{line.address}", ended: {line.day}, {version}print: {line.print}, became: {line.became}}}'


def quoted(text: str) -> str:
    """Text between double quotes as both YAML and JSON read it."""
    told = json.dumps(text, ensure_ascii=False)
    for sign, escape in LINE_ENDS.items():
        told = told.replace(sign, escape)
    return told


def write(ledger: Ledger, path: Path) -> None:
    """Write the ledger to a file beside it and move that into its place, so that nothing is ever half-written.

    Raises OSError; the old file then stays as it was.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text_of(ledger))
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
