"""Files that builds keep for the next one: pickles one after the other, each with more than those before it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DAMAGED = (OSError, ValueError, EOFError, pickle.UnpicklingError, AttributeError, TypeError, ImportError, IndexError)
"""What is raised where there is no such file, a build was cut off, or another program wrote it."""


def pickles_in(path: Path) -> Iterator[Any]:
    """What each pickle in a file holds, in their order. Raises DAMAGED."""
    with path.open("rb") as stream:
        while stream.peek(1):
            yield pickle.load(stream)
