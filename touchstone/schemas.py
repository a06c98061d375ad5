"""A JSON Schema for each kind of file, generated from the model, so that an editor completes and checks the YAML."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

from touchstone.loading import FILE_KINDS, FileKind
from touchstone.model.base import Record

FOLDER = "schemas"


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield for each kind of file the name of its schema's file and the schema as text."""
    for kind in FILE_KINDS:
        yield f"{kind.name}.schema.json", json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file (JSON Schema 2020-12), without what the loader sets."""
    schema = _described(kind.record.model_json_schema())
    properties = schema["properties"]
    for name in kind.record.SET_BY_LOADER & properties.keys():
        del properties[name]
        if name in schema.get("required", ()):
            schema["required"].remove(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_text_as_written(_lists_or_one(schema))}


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with the docstring of each field of the model as its description.

    Pydantic can do the same, but reads the model's source for it in every program that only wants to build.
    """
    records = {record.__name__: record for record in _records(Record)}
    for part in (schema, *schema.get("$defs", {}).values()):
        about = _docstrings(records[part["title"]]) if part.get("title") in records else {}
        told = part.get("properties", {})
        for name in told.keys() & about.keys():
            told[name] = dict(sorted({"description": about[name], **told[name]}.items()))
    return schema


def _records(record: type[Record]) -> Iterator[type[Record]]:
    for one in record.__subclasses__():
        yield one
        yield from _records(one)


def _docstrings(record: type[Record]) -> dict[str, str]:
    """The docstrings below the fields of a record and of what it comes from."""
    found: dict[str, str] = {}
    for one in reversed([base for base in record.__mro__ if issubclass(base, Record)]):
        (body,) = ast.parse(dedent(inspect.getsource(one))).body
        assert isinstance(body, ast.ClassDef)
        for field, below in pairwise(body.body):
            match field, below:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                    found[name] = inspect.cleandoc(text)
    return found


def _lists_or_one(part: Any) -> Any:
    """Let one text stand where a list of texts is asked for, as the model does."""
    if isinstance(part, list):
        return [_lists_or_one(one) for one in part]
    if not isinstance(part, dict):
        return part
    folded = {key: _lists_or_one(value) for key, value in part.items()}
    if (
        folded.get("type") == "array"
        and folded.get("items", {}).get("type") == "string"
        and "pattern" not in folded["items"]
    ):
        about = {key: folded.pop(key) for key in ("title", "description", "default") if key in folded}
        return {**about, "anyOf": [folded, {"type": "string"}]}
    return folded


def _text_as_written(part: Any) -> Any:
    """Let text stand that an editor takes for a number or a truth value, such as 4113 or No."""
    if isinstance(part, list):
        return [_text_as_written(one) for one in part]
    if not isinstance(part, dict):
        return part
    wider = {key: _text_as_written(value) for key, value in part.items()}
    if wider.get("type") == "string" and "enum" not in wider and re.match(wider.get("pattern", ""), "1"):
        wider["type"] = ["string", "number"] if "pattern" in wider else ["string", "number", "boolean"]
    return wider


def write_schemas(standards: Path) -> list[Path]:
    """Write the schemas below a standards folder; gives the files that were changed."""
    folder = standards / FOLDER
    folder.mkdir(exist_ok=True)
    changed = []
    for name, text in schema_files():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed
