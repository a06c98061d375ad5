"""Where drafts go: their suites, their codes in those suites, and where their links lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft
from touchstone.importers.other_kinds.register import Register, plain_urn
from touchstone.importers.words.naming import slug
from touchstone.importers.writing.held import Held

SEVERAL = "Several: see each unit"


@dataclass(frozen=True)
class NewSuite:
    """A suite that an import begins, because the folder has none of that name."""

    id: str
    title: str
    owner: str


def place_in_suite(draft: Draft, held: Held, suite: str | None) -> None:
    """Give a draft its suite, and the code that it has there."""
    draft.suite = suite or held.suite_titled(draft.suite_title) or slug(draft.suite_title or "imported")
    known = held.suites.get(draft.suite)
    prefix = (known.code_prefix if known else None) or ""
    code, urn = str(draft.values["code"]), str(draft.values.get("urn", ""))
    begins = prefix and code.upper().startswith(prefix.upper()) and len(code) > len(prefix)
    if begins and urn and plain_urn(code) == plain_urn(urn):
        draft.values["code"] = code[len(prefix) :].strip(" .-_")


def same_suites(drafts: Sequence[Draft]) -> None:
    """Put all drafts of one URN into the suite that one of them names, so that its address is given once."""
    named = {str(one.values["urn"]): one.suite for one in drafts if one.values.get("urn") and one.suite_title}
    for draft in drafts:
        if draft.kind == "unit" and not draft.suite_title:
            draft.suite = named.get(str(draft.values.get("urn", "")), draft.suite)


def new_suite(suite: str, drafts: Sequence[Draft], held: Held) -> NewSuite | None:
    """The suite that must be begun for drafts, or None where the folder has it, or none of them goes there."""
    inside = [draft for draft in drafts if draft.suite == suite]
    if suite in held.suites or not inside:
        return None
    told = next((draft.suite_title for draft in inside if slug(draft.suite_title) == suite), "")
    return NewSuite(suite, told or title_of(suite), _owner_of(inside, bool(told)))


def _owner_of(drafts: Sequence[Draft], is_named: bool) -> str:
    """Who owns a suite, by its drafts: a suite that documents name may be told by some of them; what only gathers
    drafts of no suite belongs to nobody unless all of them say so."""
    owners = {draft.owner for draft in drafts if draft.owner}
    if len(owners) > 1:
        return SEVERAL
    return next(iter(owners)) if owners and (is_named or all(draft.owner for draft in drafts)) else "Owner not known"


def title_of(suite: str) -> str:
    """The title of a suite of which only its id is known."""
    return suite.replace("-", " ").capitalize()


def resolve_links(draft: Draft, held: Held, batch: Sequence[Draft]) -> list[dict[str, Any]]:
    """Give each link the suite that it leads to; the links that lead to nothing held are taken out, and given.

    A link that leads nowhere would stop the build. Where the suite is begun by this import, it can declare those
    units as held elsewhere; otherwise they stay in the notes.
    """
    links = draft.values.pop("links", [])
    beside = [one for one in batch if one.kind == "unit" and one.suite == draft.suite] if links else []
    codes = {plain_urn(str(one.values.get("code", ""))) for one in beside}
    found: list[dict[str, Any]] = []
    loose: list[dict[str, Any]] = []
    for link in links:
        suite = "" if plain_urn(link["to"]) in codes else held.suite_of_code(link["to"], draft.suite)
        if suite is None:
            loose.append(link)
        else:
            found.append({"to": link["to"], **({"suite": suite} if suite else {}), **link})
    if draft.suite not in held.suites:
        found += loose
    elif loose:
        _keep_in_notes(draft, loose)
    if found:
        draft.values["links"] = found
    return loose if draft.suite not in held.suites else []


def _keep_in_notes(draft: Draft, loose: Sequence[dict[str, Any]]) -> None:
    said = "; ".join(f"{link['to']} {link.get('note', '')}".strip() for link in loose)
    notes = draft.values.pop("notes", [])
    unplaced = draft.values.pop("unplaced", None)
    draft.values["notes"] = [*notes, f"The document links to units that are not held here: {said}"]
    if unplaced:
        draft.values["unplaced"] = unplaced
    codes = ", ".join(str(link["to"]) for link in loose)
    what = f"{codes}: not held here; declare them under held_elsewhere in the suite's file, then link to them"
    draft.doubts.append(Doubt(what, None, "links"))


def look_up(draft: Draft, register: Register) -> None:
    """Compare a draft's title and URN with the register's."""
    urn, title = str(draft.values.get("urn", "")), str(draft.values["title"])
    known = register.title_of(urn) if urn else ""
    if known and plain_urn(known) != plain_urn(title):
        draft.doubts.append(Doubt(f"the register's title for {urn} is “{known}”", None, "title", 2))
    elif urn and not known:
        draft.doubts.append(Doubt(f"the register has no URN {urn}", None, "urn", 1))
    if not urn:
        found = register.urns_of(title)
        if found:
            listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
            draft.doubts.append(Doubt(f"the register has this title under {listed}", None, "urn", 1))


def place_role(draft: Draft, held: Held, groups: Sequence[Sequence[Draft]], suite: str | None) -> None:
    """Give a role the suite of the unit in the same document; units that are not held go into what is unknown."""
    name = draft.reading.name
    beside = [group for group in groups for one in group if one.kind == "unit" and one.reading.name == name]
    home = beside[0][0] if beside else None
    draft.suite = suite or (home.suite if home else "imported")
    codes = {plain_urn(str(group[0].values.get("code", ""))) for group in groups if group[0].suite == draft.suite}
    units = draft.values.get("units", [])
    known = {code for one in units if (code := one["unit"]) and held.suite_of_code(code, draft.suite) == ""}
    here = [one for one in units if one["unit"] in known or plain_urn(one["unit"]) in codes]
    away = [one["unit"] for one in units if one not in here]
    if away:
        draft.values["incomplete"] = True
        said = f"The document names units that are not held here: {', '.join(away)}."
        draft.values["unknown"] = "\n\n".join(part for part in (draft.values.get("unknown", ""), said) if part)
    draft.values.pop("units", None)
    if here:
        draft.values["units"] = here
