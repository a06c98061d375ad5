"""The direction of imports: design section 3, held against every import of every file."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

LAYERS = {
    "what is said": "model problem page templating prose dates wording addresses fingerprint kept_pickles listing",
    "what is read": "yaml_faults plain_yaml source validating mentions guidance loading schemas",
    "what is held": "catalogue permalinks targets held_items levels coverage",
    "what is found": """
        naming publishing references competency_references explaining resolver unit_names rules checking citing
        cited_versions
        reference_files preview_image advert basket cite_kit
    """,
    "what is shown": "bundles render pages course_markup search",
    "what is made": "site_files confirming citations building",
}
"""The modules and packages of touchstone, lowest layer first: each imports from its own layer and from those above it
in this list, never from one further down."""

SIDE_BRANCH = "importers"
"""Imports what it needs of the core; nothing else in the core imports it."""

STAGES = (
    *("document", "words", "signs", "reading.pages", "reading"),
    *("cleaning", "ordering", "details", "marking", "dividing", "own_headings", "lists", "units", "other_kinds"),
    *("writing", "inputs", "importing", "batch", "report"),
)
"""The packages and modules of the importer: each imports from itself and from those before it, never from a later one.

An owner's own headings are looked for only where known ones do not divide a document: so `dividing` stands before
`own_headings`, though most of its work is done after it.
"""

SITE_BUILDERS = {"mkdocs", "mkdocs_macros", "material", "zensical", "markdown"}
"""What the core does not know; only `macros` does."""

CALLERS = {"macros", "scripts", "tests"}
"""What nothing in the core imports."""

HEIGHT = {name: place for place, names in enumerate(LAYERS.values()) for name in names.split()}


def modules(package: str) -> dict[str, Path]:
    """The modules of a package below the project's root, each with its file."""
    found = {}
    for path in sorted((PROJECT / package).rglob("*.py")):
        parts = path.relative_to(PROJECT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """The line and full name of everything that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import out in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


TOUCHSTONE = modules("touchstone")


def part(name: str) -> str | None:
    """The part of touchstone to which a full name belongs: `touchstone.rules.units.x` gives rules."""
    package, _, rest = name.partition(".")
    return rest.partition(".")[0] if package == "touchstone" and rest else None


def stage(name: str) -> str | None:
    """The stage of importing to which a full name belongs: that of `touchstone.importers.units.heads.x` is units."""
    head = f"touchstone.{SIDE_BRANCH}."
    found = [one for one in STAGES if f"{name}.".startswith(f"{head}{one}.")]
    return max(found, key=len, default=None)


def against_the_stages(module: str, path: Path) -> list[str]:
    """Every import of a module of the importer from a later stage than its own."""
    here = stage(module)
    assert here, f"say in STAGES of {Path(__file__).name} where {module} stands"
    told = ((line, name, stage(name)) for line, name in imports(path))
    return [
        f"{module}:{line} imports {name}, which belongs to a later stage"
        for line, name, there in told
        if there and STAGES.index(there) > STAGES.index(here)
    ]


def wrong(package: dict[str, Path], forbidden: str, *names: str) -> list[str]:
    return [
        f"{path.relative_to(PROJECT)}:{line} imports {name}, which is {forbidden}"
        for path in package.values()
        for line, name in imports(path)
        if name.partition(".")[0] in names
    ]


@pytest.mark.parametrize("module", TOUCHSTONE)
def test_a_module_imports_from_no_layer_above_its_own(module: str) -> None:
    here = part(module)
    if here in (None, SIDE_BRANCH):
        return
    assert here in HEIGHT, f"say in LAYERS of {Path(__file__).name} where {here} stands"
    for line, name in imports(TOUCHSTONE[module]):
        there = part(name)
        assert there != SIDE_BRANCH, f"{module}:{line} imports an importer"
        assert there is None or HEIGHT[there] <= HEIGHT[here], f"{module}:{line} imports {name}, which stands above it"


def test_every_part_that_stands_in_the_layers_is_there() -> None:
    assert set(HEIGHT) <= {part(module) for module in TOUCHSTONE}


IMPORTERS = {name: path for name, path in TOUCHSTONE.items() if name.startswith(f"touchstone.{SIDE_BRANCH}.")}


@pytest.mark.parametrize("module", IMPORTERS)
def test_a_stage_of_importing_imports_from_no_later_one(module: str) -> None:
    assert against_the_stages(module, IMPORTERS[module]) == []


def test_an_import_from_a_later_stage_is_found(tmp_path: Path) -> None:
    path = tmp_path / "tabs.py"
    path.write_text(
        "from touchstone.importers.reading.text import is_rule\n"
        "from touchstone.importers.signs.labels import Mark\n"
        "def read():\n"
        "    from touchstone.importers.units.heads import Head\n"
    )
    late = "imports touchstone.importers.{}, which belongs to a later stage"
    assert against_the_stages("touchstone.importers.reading.pages.tabs", path) == [
        "touchstone.importers.reading.pages.tabs:1 " + late.format("reading.text.is_rule"),
        "touchstone.importers.reading.pages.tabs:4 " + late.format("units.heads.Head"),
    ]
    assert against_the_stages("touchstone.importers.units.tabs", path) == []
    with pytest.raises(AssertionError, match="say in STAGES"):
        against_the_stages("touchstone.importers.elsewhere.tabs", path)


def test_every_stage_of_importing_is_there_and_says_what_it_does() -> None:
    assert set(STAGES) == {stage(module) for module in IMPORTERS}
    for path in (path for path in IMPORTERS.values() if path.name == "__init__.py"):
        body = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(body) and len(body.body) == 1, f"{path}: a docstring, and nothing else"


def test_the_core_knows_no_site_builder() -> None:
    assert wrong(TOUCHSTONE, "a site builder", *SITE_BUILDERS) == []


def test_the_core_imports_nothing_of_those_that_call_it() -> None:
    assert wrong(TOUCHSTONE, "a caller of the core", *CALLERS) == []


def test_the_macros_import_no_script_and_no_importer() -> None:
    assert wrong(modules("macros"), "a script", "scripts", "tests") == []
    assert [name for path in modules("macros").values() for _, name in imports(path) if part(name) == SIDE_BRANCH] == []


def test_a_script_needs_nothing_but_the_standard_library_until_it_is_inside_venv() -> None:
    own = {path.stem for path in (PROJECT / "scripts").glob("*.py")}
    for path in (PROJECT / "scripts").glob("*.py"):
        top = [
            node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        named = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in named} <= own | sys.stdlib_module_names, path.name


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        module: {
            other
            for _, name in imports(path)
            for other in (name, name.rpartition(".")[0])
            if other in TOUCHSTONE and other != module
        }
        for module, path in TOUCHSTONE.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))
