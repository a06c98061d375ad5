"""Writing a register as a suite of catalogue-only units, one file a unit, without holding them all in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from touchstone.importers.other_kinds.register import RegisterTold, units_of
from touchstone.importers.words.naming import file_name
from touchstone.importers.writing.files import suite_text, write_new
from touchstone.importers.writing.placing import SEVERAL, NewSuite, title_of

_QUOTED_STARTS = tuple("!&*-?|>@`%{}[],#:'\"= ~+.0123456789")
_QUOTED_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")


def write_register(content: bytes, name: str, told: RegisterTold, into: Path, suite: str, *, dry_run: bool) -> str:
    """Write the units of a register and, where it is not there, the file of their suite; gives the latter's place.

    A unit that is there already stays as it is, and is told.
    """
    folder = into / "suites" / suite
    units = folder / "units"
    if not dry_run:
        units.mkdir(parents=True, exist_ok=True)
    names: set[str] = {path.name.lower() for path in units.glob("*.yaml")} if units.is_dir() else set()
    for values in units_of(content, name, told):
        file = _free_name(file_name(str(values["code"])), names, told, values)
        if file and not dry_run:
            (units / file).write_text(_plain_yaml(values), encoding="utf-8", newline="\n")
    place = f"suites/{suite}/suite.yaml"
    if not dry_run and not (into / place).exists():
        write_new(into / place, suite_text(NewSuite(suite, title_of(suite), SEVERAL), []))
    return place


def _free_name(stem: str, names: set[str], told: RegisterTold, values: dict[str, Any]) -> str:
    """The name of a unit's file, "" where a file of that name is there."""
    name = f"{stem}.yaml"
    if name.lower() in names:
        told.units -= 1
        told.problems.append(f"row {values['source']['line']}: {name} is there already and was left as it is")
        return ""
    names.add(name.lower())
    return name


def _plain_yaml(values: dict[str, Any]) -> str:
    """The YAML of a unit that has texts and lists of texts only; ten times as fast as a general writer."""
    out: list[str] = []
    for name, value in values.items():
        if isinstance(value, list):
            out += [f"{name}:", *(f"  - {_scalar(str(entry))}" for entry in value)]
        elif isinstance(value, dict):
            out += [f"{name}:", *(f"  {key}: {_scalar(str(entry))}" for key, entry in value.items())]
        else:
            out.append(f"{name}: {_scalar(str(value))}")
    return "\n".join(out) + "\n"


def _scalar(text: str) -> str:
    """A text as a plain scalar where YAML allows, otherwise in double quotes."""
    quoted = text[:1] in _QUOTED_STARTS or text.lower() in _QUOTED_WORDS
    plain = not (quoted or ": " in text or " #" in text or text.endswith(":"))
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
