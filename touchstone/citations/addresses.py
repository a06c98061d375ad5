"""References by address: pages of this site and of the national database, old and new."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from touchstone import addresses
from touchstone.citations import grammar
from touchstone.citations.found import Form, Found
from touchstone.citations.known import Known, spelt
from touchstone.model.unit import Unit

_ENDING = re.compile(r"\.(?:pdf|docx?|html?|aspx)$", re.IGNORECASE)


def address_found(known: Known, address: str, start: int) -> Found | None:
    """What an address leads to, where it is that of a unit."""
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = parts.hostname or ""
    except ValueError:
        return None
    end = start + len(address)
    segments = [unquote(one) for one in f"{parts.path}/{parts.query}".split("/") if one]
    return _of_this_site(known, address, start, end, segments, parts.fragment) or _of_national(
        known, address, start, end, host, segments
    )


def _of_this_site(known: Known, address: str, start: int, end: int, segments: list[str], fragment: str) -> Found | None:
    place = segments.index("units") if "units" in segments else None
    if place is None or place + 1 >= len(segments):
        return None
    slug = segments[place + 1].lower()
    units = tuple(unit for unit in known.all_units() if addresses.of_unit(unit) == f"{addresses.UNITS}{slug}/")
    if not units:
        return Found(Form.ADDRESS, start, end, address, slug, linked=True) if re.search(r"\d", slug) else None
    version = re.fullmatch(r"v(\d{1,3})", segments[place + 2]) if place + 2 < len(segments) else None
    label = _label_at(units[0], fragment)
    return Found(
        Form.ADDRESS, start, end, address, slug, units, version=int(version[1]) if version else None,
        items=(label,) if label else (), linked=True, linkable=(start, end),
    )  # fmt: skip


def _label_at(unit: Unit, fragment: str) -> str:
    """The label of the item at an anchor; an anchor that looks like one of an item that is not there gives it too."""
    found = next(
        (item.id for anchor, item in unit.items() if anchor == fragment or fragment.startswith(f"{anchor}-")), ""
    )
    return found or (fragment.upper() if re.fullmatch(r"[pksvb]\d{1,3}", fragment) else "")


def _of_national(known: Known, address: str, start: int, end: int, host: str, segments: list[str]) -> Found | None:
    if not grammar.NATIONAL.search(host):
        return None
    for segment in reversed(segments):
        name = _ENDING.sub("", segment)
        for one in (name, name.rsplit("-", 1)[-1]):
            units = known.by_code.get(spelt(one), ())
            if units:
                return Found(Form.ADDRESS, start, end, address, one, units, linked=True, linkable=(start, end))
        if grammar.GENERIC.fullmatch(name.replace(" ", "")):
            return Found(Form.ADDRESS, start, end, address, name, linked=True, linkable=(start, end))
    return None
