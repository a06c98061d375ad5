"""A JSON Schema for each kind of file, generated from the model, so that an editor completes and checks the YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from touchstone.loading import FILE_KINDS, FileKind

FOLDER = "schemas"
SET_BY_LOADER = "set by the loader"


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield for each kind of file the name of its schema's file and the schema as text."""
    for kind in FILE_KINDS:
        yield f"{kind.name}.schema.json", json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file (JSON Schema 2020-12), without what the loader sets."""
    schema = kind.record.model_json_schema()
    properties = schema["properties"]
    for name in [name for name, told in properties.items() if SET_BY_LOADER in told.get("description", "")]:
        del properties[name]
        if name in schema.get("required", ()):
            schema["required"].remove(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_text_as_written(_lists_or_one(schema))}


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
