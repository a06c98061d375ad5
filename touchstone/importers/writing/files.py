"""Writing drafts into a standards folder: to a temporary place first, then moved; nothing is ever overwritten."""

from __future__ import annotations

import os
import tempfile
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

from touchstone.importers.document.draft import Draft
from touchstone.importers.words.naming import file_name
from touchstone.importers.writing.guidance_pages import checklist_page, form_page
from touchstone.importers.writing.placing import NewSuite
from touchstone.importers.writing.yamltext import yaml_text


def place_of(draft: Draft) -> str:
    """Where a draft is kept, below the standards folder."""
    if draft.kind == "framework":
        return f"frameworks/{draft.values['id']}.yaml"
    if draft.kind == "checklist":
        return f"checklists/{draft.values['id']}.md"
    if draft.kind == "form":
        return f"forms/{draft.values['id']}.md"
    if draft.kind == "course":
        return f"courses/{draft.values['id']}.yaml"
    if draft.kind == "role":
        return f"suites/{draft.suite}/roles/{draft.values['id']}.yaml"
    folder = "units/welsh" if draft.language == "cy" else "units"
    return f"suites/{draft.suite}/{folder}/{file_name(str(draft.values['code']))}.yaml"


def earlier_place(draft: Draft) -> str:
    """Where a version of a unit is kept that another one followed."""
    name = f"{file_name(str(draft.values['code']))}.v{draft.values['version']}"
    return f"suites/{draft.suite}/units/earlier/{name}.yaml"


def version_place(draft: Draft, into: Path) -> str:
    """Where a new version of something that is held goes: beside it, under a name that the build does not read.

    Such as `units/ES19.v3.draft`: the owner looks at it, and puts it in the place of `units/ES19.yaml`.
    """
    stem = place_of(draft).rpartition(".")[0]
    version = draft.values.get("version")
    name = f"{stem}.v{version}" if version else f"{stem}.new"
    count, place = 2, f"{name}.draft"
    while (into / place).exists():
        place, count = f"{name}-{count}.draft", count + 1
    return place


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet. Raises FileExistsError where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".importing-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(0o644)
        _move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _move(temporary: Path, path: Path) -> None:
    """Give the file its name, which a file that came in the meantime keeps."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def draft_text(draft: Draft, comment: str = "") -> str:
    """The YAML text of a draft, or the Markdown of a checklist or form. The names of framework, course and role are
    their files' names and stand in none."""
    if draft.kind == "checklist":
        return checklist_page(draft.values)
    if draft.kind == "form":
        return form_page(draft.values)
    values = {name: value for name, value in draft.values.items() if not (name == "id" and draft.kind != "unit")}
    return yaml_text(values, comment)


def suite_text(suite: NewSuite, loose: list[dict[str, Any]]) -> str:
    """The YAML text of a suite that an import begins; the units that its links lead to are declared as held
    elsewhere."""
    values: dict[str, Any] = {"title": suite.title, "owner": suite.owner, "namespace": _namespace(suite.id)}
    if loose:
        unknown = {"suite_title": "Not known", "owner": "Not known"}
        codes = ((link["to"], link.get("note") or str(link["to"])) for link in loose)
        values["held_elsewhere"] = [{"code": code, "title": title, **unknown} for code, title in codes]
    return yaml_text(values, "Begun by an import: see that title and owner are right.")


def _namespace(suite: str) -> str:
    """A UUID of the suite's own, of the form that design section 6 asks for."""
    return str(uuid.UUID(bytes=sha256(f"touchstone suite {suite}".encode()).digest()[:16], version=4))
