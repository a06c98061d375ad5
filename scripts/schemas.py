"""Write the JSON Schemas that editors use, from the model: python scripts/schemas.py [--standards DIR]"""

import argparse
import sys
from pathlib import Path

import _bootstrap
import _venv
from _arguments import existing_folder

ROOT = Path(_venv.ROOT)


def main():
    """Write the schemas that differ from the model; gives the exit code."""
    parser = argparse.ArgumentParser(description="Write the JSON Schemas that editors use, from the model.")
    parser.add_argument("--standards", type=existing_folder, default=ROOT / "standards", metavar="DIR")
    options = parser.parse_args()
    _bootstrap.enter(_venv.TO_RUN)
    from touchstone.schemas import write_schemas

    changed = write_schemas(options.standards)
    print("\n".join(f"wrote {path}" for path in changed) or "The schemas are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
