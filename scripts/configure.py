"""Print ready configuration for a web server, with the built site's policy: python3 scripts/configure.py nginx"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv

ROOT = Path(_venv.ROOT)
SERVERS = ("nginx", "apache", "iis", "azure", "github", "gitlab")


def main():
    """Print the configuration, or write it to a file; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.building.places import BuildStopped
    from touchstone.building.server_files import READY, server_file

    template = ROOT / "docs" / "deploying" / "ready" / READY[options.server]
    try:
        text = server_file(template.read_text(encoding="utf-8"), options.site, options.folder)
        if options.to:
            options.to.write_text(text, encoding="utf-8")
            print("Wrote {}.".format(options.to))
        else:
            print(text, end="")
    except (BuildStopped, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Print ready configuration for a web server or page host.")
    parser.add_argument("server", choices=SERVERS)
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="DIR", help="the built site (site)")
    parser.add_argument("--folder", default="/srv/standards", metavar="DIR", help="where it stands on the server")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the configuration there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
