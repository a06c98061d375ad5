"""The words that published standards use for their parts, in English and Welsh, with variants and misspellings.

Source: the field names of the national standards site in both languages, and the variants that were met in documents.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from touchstone.importers.characters import folded

SECTIONS: dict[str, tuple[str, ...]] = {
    "overview": (
        "overview",
        "standard overview",
        "unit overview",
        "unit summary",
        "summary",
        "what this unit is about",
        "what is the unit about",
        "what is this unit about",
        "about this unit",
        "about this standard",
        "introduction to the unit",
        "what this standard is about",
        "what is this standard about",
        "overview / what this unit is about",
        "unit purpose",
        "purpose of the unit",
        "description",
        "trosolwg",
        "element overview",
        "standard description",
    ),
    "target_group": (
        "target group",
        "who is the unit for",
        "who is this unit for",
        "who this unit is for",
        "who this standard is for",
        "who is this standard for",
        "who is the standard for",
        "target audience",
        "grŵp targed",
        "grwp targed",
    ),
    "performance": (
        "performance criteria",
        "performance criterion",
        "outcomes of effective performance",
        "what you have to do",
        "what you must do",
        "what you need to do",
        "performance",
        "performance outcomes",
        "performance requirements",
        "performance statements",
        "what you have to do / what you must cover",
        "standards of performance",
        "meini prawf perfformiad",
        "you must be able to do the following",
        "effective performance",
        "performance indicators",
        "outcomes",
    ),
    "knowledge": (
        "knowledge and understanding",
        "knowledge & understanding",
        "required knowledge and understanding",
        "knowledge",
        "knowledge requirements",
        "what you need to know",
        "what you must know",
        "what you need to know and understand",
        "knowledge and understanding requirements",
        "essential knowledge and understanding",
        "underpinning knowledge",
        "essential knowledge",
        "gwybodaeth a dealltwriaeth",
        "specific knowledge and understanding",
        "knowledge specification",
    ),
    "scope": (
        "scope",
        "scope/range",
        "scope / range",
        "range",
        "scope and range",
        "what you must cover",
        "range statement",
        "range statements",
        "scope statement",
        "scope/range statements",
        "cwmpas/ystod",
        "cwmpas",
        "ystod",
        "scope of this standard",
        "what you need to cover",
    ),
    "scope_performance": (
        "scope performance",
        "scope/range related to performance criteria",
        "scope/range relating to performance criteria",
        "scope related to performance criteria",
        "range related to performance criteria",
        "performance scope",
        "performance range",
        "cwmpas perfformiad",
        "cwmpas/ystod yn ymwneud â meini prawf perfformiad",
        "cwmpas perfformiadau",
    ),
    "scope_knowledge": (
        "scope knowledge",
        "scope/range related to knowledge and understanding",
        "scope/range relating to knowledge and understanding",
        "scope related to knowledge and understanding",
        "knowledge scope",
        "knowledge range",
        "cwmpas gwybodaeth",
        "cwmpas/ystod yn ymwneud â gwybodaeth a dealltwriaeth",
    ),
    "values": ("values", "key values", "gwerthoedd", "values and ethics", "principles and values"),
    "behaviours": (
        "behaviours",
        "behaviors",
        "behaviours which underpin effective performance",
        "behaviours underpinning effective performance",
        "behaviours that underpin effective performance",
        "ymddygiadau",
        "key behaviours",
        "behaviours underpinning performance",
    ),
    "skills": ("skills", "generic skills", "key skills", "essential skills", "sgiliau", "personal skills"),
    "glossary": (
        "glossary",
        "glossary of terms",
        "key terms",
        "definitions",
        "key words and concepts",
        "terms used",
        "geirfa",
        "terminology",
    ),
    "links": (
        "links to other nos",
        "links to other units",
        "links with other units",
        "links to other standards",
        "related units",
        "linked units",
        "related standards",
        "relationship to other units",
        "cysylltiadau â sgc eraill",
        "cysylltiadau a sgc eraill",
        "links to other national occupational standards",
        "links with other nos",
        "unit links",
        "linked standards",
    ),
    "external_links": (
        "external links",
        "external link",
        "cysylltiadau allanol",
        "further reading",
        "useful links",
        "web links",
    ),
    "resources": ("resources", "adnoddau", "supporting resources"),
    "details": (
        "details",
        "document details",
        "standard details",
        "unit details",
        "additional information",
        "gwybodaeth ychwanegol",
    ),
    "record": (
        "evidence requirements",
        "assessment guidance",
        "assessor feedback",
        "simulation",
        "evidence record",
        "assessment requirements",
        "assessor's feedback",
        "candidate declaration",
        "evidence required",
        "guidance for assessors",
        "assessment strategy",
    ),
}
"""Each part of a unit, by the name of its field or zone, with the headings that documents print for it."""

FIELDS: dict[str, tuple[str, ...]] = {
    "urn": (
        "urn",
        "unique reference number",
        "nos urn",
        "rcu",
        "unit reference number",
        "nos code",
        "standard code",
        "unit reference",
    ),
    "code": ("code", "unit code", "reference", "standard reference", "unit number", "unit no"),
    "title": ("title", "unit title", "standard title", "nos title", "teitl"),
    "developed_by": ("developed by", "datblygwyd gan", "developer", "developing organisation", "produced by"),
    "version": (
        "version number",
        "version",
        "version no",
        "fersiwn rhif",
        "rhif y fersiwn",
        "rhif fersiwn",
        "fersiwn",
        "nos version",
    ),
    "approved": (
        "date approved",
        "approved on",
        "approved",
        "approval date",
        "dyddiad cymeradwyo",
        "date of approval",
        "cymeradwywyd ar",
    ),
    "review_due": (
        "indicative review date",
        "review date",
        "dyddiad adolygu dangosol",
        "date of review",
        "review by",
        "next review",
    ),
    "validity": ("validity", "dilysrwydd"),
    "status": ("status", "statws"),
    "originating_organisation": (
        "originating organisation",
        "originating organization",
        "sefydliad gwreiddiol",
        "origin",
    ),
    "original_urn": ("original urn", "rcu gwreiddiol", "original unique reference number"),
    "occupations": ("relevant occupations", "galwedigaethau perthnasol", "occupations", "relevant occupation"),
    "suites": (
        "suite",
        "suites",
        "business sectors (suites)",
        "business sector (suite)",
        "cyfres",
        "nos suite",
        "suite(s)",
        "suite name",
    ),
    "keywords": ("keywords", "key words", "key word", "geiriau allweddol", "allweddeiriau", "search terms"),
    "soc_codes": (
        "soc code",
        "soc",
        "soc codes",
        "soc 2010",
        "soc2010",
        "soc 2020",
        "standard occupational classification",
        "cod soc",
    ),
    "category": ("nos category", "category", "categori scg", "standard category", "categori sgc", "categori"),
    "grouping": ("grouping", "functional area", "unit group"),
}
"""The fields of the details list, with the labels that documents print for them."""

LEAD_INS = (
    r"you must be able to(?: do(?: the following)?)?(?: the following)?",
    r"you must",
    r"you need to",
    r"you need to be able to",
    r"you will be able to",
    r"you should be able to",
    r"to perform competently,? you must(?: be able to)?",
    r"rhaid i chi allu(?: gwneud y canlynol)?",
    r"rhaid ichi allu",
    r"you need to know and understand(?: the following)?",
    r"you must know and understand(?: the following)?",
    r"mae angen i chi wybod a deall",
    r"you need to understand",
    r"you need to know",
    r"you must know",
    r"to perform this unit effectively you will need to know and understand",
    r"rhaid i chi wybod a deall",
    r"mae angen ichi wybod a deall",
    r"to be competent you must(?: be able to)?",
    r"bydd angen i chi wybod a deall",
    r"those who meet this standard (?:can|will)",
    r"the individual must(?: be able to)?",
    r"this means that you must",
)
"""What stands before lists of items and is the same in each unit."""

GROUP_HEADINGS = (
    r"general knowledge and understanding",
    r"(?:industry|sector)[ /](?:or )?(?:industry|sector)[- ]specific knowledge and understanding",
    r"(?:industry|sector)[- ]specific knowledge and understanding",
    r"context[- ]specific knowledge and understanding",
    r"general(?: knowledge)?",
    r"specific(?: knowledge)?",
    r"legislation, policy and practice",
    r"legal and organisational requirements",
)
"""Sub-headings that are common enough to be known without a sign."""

WELSH = frozenset(
    ["trosolwg", "gwybodaeth", "dealltwriaeth", "meini", "perfformiad", "cwmpas", "ystod", "gwerthoedd", "ymddygiadau", "sgiliau", "geirfa", "cysylltiadau", "datblygwyd", "fersiwn", "dyddiad", "dilysrwydd", "statws", "sefydliad", "galwedigaethau", "cyfres", "allweddol", "rhaid", "allu", "angen", "wybod", "deall"]
)

_LEAD_IN = re.compile(
    rf"(?:and )?(?P<said>{'|'.join(sorted(LEAD_INS, key=len, reverse=True))})\s*(?P<stop>:|…|\.\.\.|$|-(?=\s|$))",
    re.IGNORECASE,
)
_GROUP_HEADING = re.compile("|".join(GROUP_HEADINGS), re.IGNORECASE)
_NEAREST = 0.86


@dataclass(frozen=True)
class Named:
    """A part or field that a text names; `guessed` where the text is spelt otherwise."""

    name: str
    field: bool = False
    guessed: bool = False


def _plain(text: str) -> str:
    """A heading without its number, colon, star and doubled blanks."""
    text = re.sub(r"\((?:continued|cont'?d?\.?)\)$", "", folded(text).strip())
    text = re.sub(r"^(?:section )?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[a-z])", "", text)
    return re.sub(r"\s*/\s*", "/", text.strip(" :*.?-_#|").replace("&", "and"))


_KNOWN = {
    **{_plain(label): Named(name, field=True) for name, labels in FIELDS.items() for label in labels},
    **{_plain(label): Named(name) for name, labels in SECTIONS.items() for label in labels},
}


@lru_cache(maxsize=4096)
def named(text: str) -> Named | None:
    """The part or field that a whole line names, or None."""
    plain = _plain(text)
    if not plain or len(plain) > 75:
        return None
    found = _KNOWN.get(plain)
    if found or len(plain) < 8 or plain.count(" ") > 7:
        return found
    near = difflib.get_close_matches(plain, _KNOWN, n=1, cutoff=_NEAREST)
    return (
        Named(_KNOWN[near[0]].name, _KNOWN[near[0]].field, guessed=True) if near and _misspelt(plain, near[0]) else None
    )


def _misspelt(plain: str, known: str) -> bool:
    """Whether the text is the known heading with letters wrong, not with a word more, less or other."""
    ours, theirs = plain.split(), known.split()
    if len(ours) != len(theirs):
        return plain.replace(" ", "") == known.replace(" ", "")
    return all(
        difflib.SequenceMatcher(None, one, other).ratio() >= 0.75 and one[0] == other[0]
        for one, other in zip(ours, theirs, strict=True)
    )


@lru_cache(maxsize=4096)
def begins_a_name(text: str) -> bool:
    """Whether a known heading or field begins with this text and goes on: a heading broken over lines."""
    plain = _plain(text)
    return len(plain) > 2 and any(known.startswith(plain + " ") or known.startswith(plain + "/") for known in _KNOWN)


def lead_in_end(text: str) -> int:
    """Where the lead-in ends with which the text begins, or 0."""
    found = _LEAD_IN.match(text)
    return found.end() if found and (found["stop"] or found.end() == len(text)) else 0


def is_group_heading(text: str) -> bool:
    """Whether the text is a sub-heading that is common enough to be known."""
    return bool(_GROUP_HEADING.fullmatch(text.strip(" :")))


def is_welsh(text: str) -> bool:
    """Whether a heading or lead-in is Welsh."""
    return any(word in WELSH for word in re.findall(r"\w+", text.lower()))
