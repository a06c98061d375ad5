"""What early releases of the Pythons that are taken stumble over stands nowhere: Debian 12, for one, has 3.11.2."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
MODULES = sorted(
    path for package in ("touchstone", "macros", "scripts", "benchmarks") for path in (PROJECT / package).rglob("*.py")
)
GREEDY_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)


def names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    """The names that are read or set within a part of a program."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, context)}


def own_names(path: Path) -> Iterator[tuple[str, set[str], list[ast.AST]]]:
    """Each function of a module, with the names of the module that it does not set, and its comprehensions."""
    tree = ast.parse(path.read_text("utf-8"))
    held = {one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    held |= {name for one in tree.body if isinstance(one, ast.Assign) for name in names(one, ast.Store)}
    held |= {
        alias.asname or alias.name
        for one in tree.body
        if isinstance(one, ast.Import | ast.ImportFrom)
        for alias in one.names
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef):
            yield one.name, held, [part for part in ast.walk(one) if isinstance(part, COMPREHENSIONS)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_pattern_repeats_a_group_without_giving_back(path: Path) -> None:
    """Python 3.11.0 to 3.11.4 takes the wrong signs there (https://github.com/python/cpython/issues/106052)."""
    assert GREEDY_GROUP.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_comprehension_sets_a_name_that_another_in_its_function_reads_from_the_module(path: Path) -> None:
    """Python 3.12.1 finds no value for it then; comprehensions became part of their functions with 3.12 (PEP 709)."""
    for function, held, parts in own_names(path):
        read = [names(part, ast.Load) - names(part, ast.Store) for part in parts]
        for part in parts:
            assert not names(part, ast.Store) & held & set().union(*read), (function, part)
