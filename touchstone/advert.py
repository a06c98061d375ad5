"""What an employer copies into a job advert: a sentence, a link, a snippet for search engines, a code to print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import Any

from touchstone.citing import Citation

THIS_SITE = "[address of this site]/"
"""What stands before addresses where the site's own is not known; a script puts the real one in its place."""


@dataclass(frozen=True)
class Advert:
    """The pieces of text for one unit or role."""

    address: str
    short: str
    html: str
    snippet: str

    def pieces(self) -> list[tuple[str, str, str]]:
        """Each piece with its name and what it is for."""
        return [
            ("Text", "For an advert system that takes no links.", self.short),
            ("HTML", "For a web page: a link that can be read alone.", self.html),
            (
                "Snippet for search engines",
                "For your web team: put it in the page of the advert, and fill in what stands in capitals.",
                self.snippet,
            ),
        ]


def unit_advert(cited: Citation, root: str = "") -> Advert:
    """The pieces for a unit, whose citation holds addresses below the site's root; `root` is the site's own address."""
    address = (root or THIS_SITE) + cited.latest
    named = f"{cited.title} ({cited.code})"
    skill = _skill(cited, address)
    return Advert(
        address,
        f"You will work to the standard {named}: {address}",
        f'<a href="{escape(address)}">{escape(named)}</a>',
        _posting("TITLE OF THE JOB", [skill]),
    )


def role_advert(title: str, path: str, units: Iterable[Citation], root: str = "") -> Advert:
    """The pieces for a role, with its units as skills."""
    before = root or THIS_SITE
    address = before + path
    skills = [_skill(cited, before + cited.latest) for cited in units]
    words = f"Standards for this role: {title}"
    return Advert(
        address, f"{words}: {address}", f'<a href="{escape(address)}">{escape(words)}</a>', _posting(title, skills)
    )


def _skill(cited: Citation, address: str) -> dict[str, Any]:
    """A unit as a term of its suite: the code is the reference number, or the unit's code alone where it has none."""
    code = cited.code.removesuffix(f" [{cited.suite}]")
    suite = {"@type": "DefinedTermSet", "name": cited.suite}
    return {"@type": "DefinedTerm", "termCode": code, "name": cited.title, "inDefinedTermSet": suite, "url": address}


def _posting(title: str, skills: list[dict[str, str]]) -> str:
    """A script element with a JobPosting; no text in it can end the element."""
    listed = ",\n    ".join(_json(skill) for skill in skills)
    told = f'{{{_posting_of(title)},\n  "skills": [\n    {listed}\n  ]\n}}'
    safe = told.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f'<script type="application/ld+json">\n{safe}\n</script>'


@lru_cache(maxsize=16)
def _posting_of(title: str) -> str:
    """What stands in the posting before its skills, a line for each fact."""
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "datePosted": "YYYY-MM-DD",
        "description": "WHAT THE JOB IS",
        "hiringOrganization": {"@type": "Organization", "name": "NAME OF THE EMPLOYER"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "TOWN", "addressCountry": "GB"},
        },
    }
    return ",".join(f"\n  {_json(name)}: {_json(value)}" for name, value in posting.items())


_json = json.JSONEncoder(ensure_ascii=False).encode


def qr_code(address: str) -> bytes:
    """An SVG picture of the address that a telephone's camera reads; black on white in any colour scheme."""
    import segno  # noqa: PLC0415 - most builds need none

    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=8, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None, title=address
    )
    return out.getvalue()
