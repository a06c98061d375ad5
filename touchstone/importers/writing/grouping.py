"""Drafts of one import that are the same thing: several files may hold one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.importers.document.draft import Draft
from touchstone.importers.other_kinds.register import plain_urn
from touchstone.importers.units.doubting import items_of
from touchstone.importers.words.characters import folded
from touchstone.importers.writing.comparing import likeness

_AGREE = 0.5


def grouped(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts of one thing together, the fullest first: by URN, by code in a suite, by title, or by the words of
    their items."""
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(_key(draft), []).append(draft)
    ordered = [sorted(group, key=_fullness, reverse=True) for group in groups.values()]
    return [alike for group in _merged(ordered) for alike in _by_words(group)]


def _key(draft: Draft) -> str:
    if draft.kind != "unit":
        return f"{draft.kind}:{draft.values['id']}"
    if _is_loose(draft) and not draft.values.get("urn"):
        return f"untitled:{draft.reading.fingerprint}:{draft.values['code']}"
    urn, code = str(draft.values.get("urn", "")), str(draft.values["code"])
    titled = f"title:{folded(str(draft.values['title']))}" if code.startswith("draft-") else ""
    name = f"urn:{plain_urn(urn)}" if urn else titled or f"code:{draft.suite}:{plain_urn(code)}"
    return f"{name}:{draft.language}:v{draft.values.get('version', '')}"


def _fullness(draft: Draft) -> tuple[int, int, int]:
    return len(list(items_of(draft.values))), len(draft.values), -len(draft.doubts)


def _merged(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Groups, with a draft without code or title joined to the group whose items have its words."""
    sure = [group for group in groups if not _is_loose(group[0])]
    for group in (one for one in groups if _is_loose(one[0])):
        homes = (one for one in sure if one[0].kind == "unit" and _likeness(one[0], group[0]) > _AGREE)
        home = next(homes, None)
        if home is not None:
            home += group
        else:
            sure.append(group)
    return sure


def _likeness(one: Draft, other: Draft) -> float:
    return likeness(one.values, other.values)


def _is_loose(draft: Draft) -> bool:
    return draft.kind == "unit" and str(draft.values["title"]).startswith("Untitled")


def _by_words(group: list[Draft]) -> Iterator[list[Draft]]:
    """One group, or several where units of one title have different words and no code to tell them by."""
    rest = group
    while rest:
        first, *others = rest
        coded = bool(first.values.get("urn")) or first.kind != "unit"
        same = [one for one in others if coded or _is_loose(one) or _likeness(first, one) >= _AGREE]
        yield [first, *same]
        kept = {id(other) for other in same}
        rest = [other for other in others if id(other) not in kept]
        for count, other in enumerate(rest, start=2):
            other.values["code"] = f"{str(other.values['code'])[:56]}-{count}"
