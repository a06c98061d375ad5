"""Check a copy of the site against its manifest, file by file: python3 scripts/verify.py SITE"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

MANIFEST = "manifest.sha256"
NOT_LISTED = {MANIFEST, ".touchstone-site"}
"""The manifest cannot hold its own SHA-256, and the mark differs from build to build."""
MOST_TOLD = 20


def main():
    """Say what differs; gives the exit code, 1 where anything does."""
    parser = argparse.ArgumentParser(description="Check a copy of the site against its manifest.")
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of the copy")
    site = parser.parse_args().site
    try:
        wanted = listed((site / MANIFEST).read_text(encoding="utf-8"))
    except OSError:
        print("There is no {} in {}: this is no site, or not a whole one.".format(MANIFEST, site), file=sys.stderr)
        return 2
    except ValueError as error:
        print("{} cannot be read: {}".format(site / MANIFEST, error), file=sys.stderr)
        return 2
    wrong = sorted(differences(site, wanted))
    for line in wrong[:MOST_TOLD] + ["… and {} more".format(len(wrong) - MOST_TOLD)] * (len(wrong) > MOST_TOLD):
        print(line)
    print("{} files checked, {} wrong.".format(len(wanted), len(wrong)) if wrong else in_order(wanted))
    return 1 if wrong else 0


def in_order(wanted):
    """What is said where nothing is wrong."""
    return "All {} files are as they were built.".format(len(wanted))


def listed(text):
    """The SHA-256 of each file by its path. Raises ValueError."""
    lines = [line.split("  ", 1) for line in text.splitlines()]
    if any(len(line) != 2 or len(line[0]) != 64 or unsafe(line[1]) for line in lines):
        raise ValueError("it is damaged")
    return {name: digest for digest, name in lines}


def unsafe(name):
    """Whether a name leads out of the site."""
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name.split("/")[0]


def differences(site, wanted):
    """A line for each file that is missing, changed, or not listed."""
    for name, digest in wanted.items():
        found = sha256(site / name)
        if found != digest:
            yield "{}: {}".format(name, "changed" if found else "missing")
    for folder, _, names in os.walk(str(site)):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), str(site)).replace(os.sep, "/")
            if path not in wanted and path not in NOT_LISTED:
                yield "{}: not part of the site".format(path)


def sha256(path):
    """The SHA-256 of a file; empty where it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            for piece in iter(lambda: stream.read(1 << 20), b""):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
