"""The JSON Schemas by which an editor completes and checks the YAML: up to date, pointed to, and kept by what ships."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from touchstone.listing import listing_of
from touchstone.loading import FILE_KINDS, FileKind
from touchstone.schemas import FOLDER, schema_files, write_schemas

PROJECT = Path(__file__).parent.parent
STANDARDS = PROJECT / "standards"
HELD = listing_of(STANDARDS)
FILES = [(kind, STANDARDS / name) for kind in FILE_KINDS for name in kind.names(HELD)]
UNIT = (PROJECT / "tests/cases/_base/standards/suites/visits/units/V1.yaml").read_text("utf-8")


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2: a date is text), so that their schema check sees what ours sees."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(kind: FileKind) -> jsonschema.Draft202012Validator:
    schema = json.loads((STANDARDS / FOLDER / f"{kind.name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("name", "text"), list(schema_files()), ids=lambda value: value if value.endswith(".json") else ""
)
def test_the_schema_is_the_one_that_the_model_gives(name: str, text: str) -> None:
    said = "run python3 scripts/schemas.py"
    assert (STANDARDS / FOLDER / name).read_text("utf-8") == text, said


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.name for path in (STANDARDS / FOLDER).iterdir()} == {name for name, _ in schema_files()}


def test_schemas_are_written_once(tmp_path: Path) -> None:
    assert {path.name for path in write_schemas(tmp_path)} == {name for name, _ in schema_files()}
    assert write_schemas(tmp_path) == []


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_the_first_line_of_a_file_points_to_its_schema(kind: FileKind, path: Path) -> None:
    pointer = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", path.read_text("utf-8").partition("\n")[0])
    assert pointer, f"{path} does not begin with the line that names its schema"
    schema = STANDARDS / FOLDER / f"{kind.name}.schema.json"
    assert os.path.normpath(path.parent / pointer[1]) == str(schema)


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_a_file_that_ships_keeps_its_schema(kind: FileKind, path: Path) -> None:
    values = yaml.load(path.read_text("utf-8"), Loader=EditorLoader)
    assert [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(values)] == []


def told(change: dict[str, Any]) -> list[str]:
    """What an editor says of a unit with a change."""
    unit = next(kind for kind in FILE_KINDS if kind.name == "unit")
    return [error.message for error in validator(unit).iter_errors(yaml.load(UNIT, Loader=EditorLoader) | change)]


@pytest.mark.parametrize(
    "change",
    [
        {"perfomance_criteria": []},
        {"wording": "ofical"},
        {"title": ["Greet"]},
        {"knowledge": [{"items": [{"id": "K1"}]}]},
        {"knowledge": [{"items": []}]},
        {"approved": "last January"},
        {"suite": "visits"},
    ],
    ids=str,
)
def test_an_editor_marks_what_the_check_would_refuse(change: dict[str, Any]) -> None:
    assert told(change) != []


@pytest.mark.parametrize(
    "change",
    [{}, {"keywords": "one"}, {"soc_codes": [4113]}, {"title": False}, {"code": 501}, {"approved": 2012}],
    ids=str,
)
def test_an_editor_takes_what_the_check_takes(change: dict[str, Any]) -> None:
    assert told(change) == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_what_the_loader_sets_is_in_no_schema(kind: FileKind) -> None:
    told = validator(kind).schema["properties"].keys()
    assert not kind.record.SET_BY_LOADER & told
