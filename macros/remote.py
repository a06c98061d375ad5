"""What the workers of a cluster must have in common with the machine that builds."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from touchstone.building.cluster import Cluster
from touchstone.building.digests import of_folders

PROJECT = Path(__file__).parents[1]
SHOWN = ("jinja2", "markdown-it-py", "markupsafe", "pillow", "pydantic", "segno")
"""The packages whose version shows in the files of a unit."""


@cache
def versions() -> Mapping[str, str]:
    """The versions of the program and of what it runs on; a process tells those that it began with."""
    told = {
        "Touchstone": of_folders(PROJECT / "touchstone", PROJECT / "macros")[:12],
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return told | {name: _version(name) for name in SHOWN}


def cluster_at(address: str) -> Cluster | None:
    """The cluster with this address; none where it is empty. Raises BuildStopped where Dask is not installed."""
    return Cluster(address, versions) if address else None


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
