"""Where templates are kept compiled: beside the program, as Python keeps the program's own code.

They hold nothing of the standards or the site. Each is known by its file, the digest of its text, and the versions of
Jinja and Python.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from touchstone import templating
from touchstone.building.digests import digest, of_folders, of_packages

PACKAGES = ("jinja2", "mkdocs", "mkdocs-material")
"""The packages that say how templates are compiled."""


def compiled_templates(otherwise: Path) -> BytecodeCache | None:
    """What keeps compiled templates: beside the program, or below `otherwise` where Python keeps nothing there.

    None where nothing can be written at either place.
    """
    compiler = digest(of_folders(Path(templating.__file__)), of_packages(PACKAGES))
    for place in (*_beside_the_program(), otherwise):
        folder = place / "templates" / compiler
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return FileSystemBytecodeCache(str(folder))
    return None


def _beside_the_program() -> list[Path]:
    """Where Python keeps this program compiled; nowhere where it was told to keep nothing (PYTHONDONTWRITEBYTECODE)."""
    return [] if sys.dont_write_bytecode else [Path(cache_from_source(templating.__file__)).parent]
