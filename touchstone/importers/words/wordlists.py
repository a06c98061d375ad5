"""The words by which documents are understood, kept as plain files in this folder, so that they can grow
without code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_FOLDER = Path(__file__).parent


@cache
def words_in(name: str) -> frozenset[str]:
    """The words of a list, such as `verbs`; its first line says what it is."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def columns_in(name: str) -> list[list[str]]:
    """The rows of a table, such as `borders`, cell by cell; lines at its head say what it is."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def listed_in(name: str) -> Any:
    """What a YAML file of the folder holds, such as `vocabulary`."""
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=Loader)
