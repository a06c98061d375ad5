"""Build the site from the standards and the hand-written pages: python3 scripts/build.py [--serve]"""

import argparse
import gc
import os
import sys
import time
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder, pages_for, port_number

ROOT = Path(_venv.ROOT)
BUILDERS = ("mkdocs", "zensical")
STARTED = time.perf_counter()


def main():
    """Build or show the site; gives the exit code."""
    options = read_options()
    _bootstrap.enter(_venv.TO_RUN)
    from macros.building import BuildStopped
    from touchstone.problem import ProblemsFound, as_text

    try:
        return show(options) if options.serve else make(options)
    except ProblemsFound as found:
        print(as_text(found.problems), file=sys.stderr)
        print("The site was not built: mend the above and run the command again.", file=sys.stderr)
    except BuildStopped as stopped:
        print(stopped, file=sys.stderr)
    return 1


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Build the site from the standards and the hand-written pages.")
    parser.add_argument("--serve", action="store_true", help="show the site in a browser and follow every edit")
    parser.add_argument("--port", type=port_number, default=8000, help="with --serve: the port (8000)")
    parser.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
    parser.add_argument("--docs", type=existing_folder, metavar="DIR", help="the hand-written pages")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="DIR", help="where the site is written")
    parser.add_argument("--builder", choices=BUILDERS, help="what lays out the hand-written pages and menus (mkdocs)")
    parser.add_argument("--afresh", action="store_true", help="make everything anew, whatever an earlier build made")
    parser.add_argument("--dask", default="", metavar="ADDRESS", help="let a Dask cluster make the units' pages")
    parser.add_argument("--to", metavar="URL", help="send the built site there: s3://bucket/folder, file:///srv/share")
    parser.add_argument("--compress", action="store_true", help="put each file there compressed too, for servers")
    options = parser.parse_args()
    if options.serve and options.builder not in (None, BUILDERS[0]):
        parser.error("--serve always shows what MkDocs builds: leave out --builder")
    if options.serve and (options.dask or options.to):
        parser.error("--serve builds on this machine and sends nothing: leave out --dask and --to")
    options.docs = pages_for(options.standards, options.docs, ROOT)
    return options


def make(options):
    """Build the site into its folder and say how to open it."""
    from macros.building import Options, build
    from touchstone.building.target import target_at

    target = target_at(options.to) if options.to else None
    builder = options.builder or BUILDERS[0]
    asked = Options(compress=options.compress, afresh=options.afresh, builder=builder, dask=options.dask)
    made = build(ROOT, options.standards, options.docs, options.site.absolute(), asked)
    print(
        f"Built {made.pages} pages from {made.units} units with {made.items} items in {made.seconds:.1f} s"
        f" ({time.perf_counter() - STARTED:.1f} s with starting up)."
    )
    if not made.again:
        print("Nothing had changed since the last build.")
    if target:
        sent = target.send(made.site)
        print(f"Sent {sent.sent} files to {target.url} and removed {sent.removed}; {sent.left} were there already.")
    print(f"To read it, open {(made.site / 'index.html').as_uri()}")
    print(f"To see edits as you make them: {'py' if os.name == 'nt' else 'python3'} scripts/build.py --serve")
    return 0


def show(options):
    """Serve the site until it is stopped with Ctrl-C."""
    from macros.preview import serve

    try:
        serve(ROOT, options.standards, options.docs, options.port)
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


if __name__ == "__main__":
    code = main()
    gc.freeze()  # what was made need not be looked through once more before the end
    sys.exit(code)
