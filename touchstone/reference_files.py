"""What reference managers read of a unit: CSL-JSON, BibTeX and RIS files, and tags in the page's head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from touchstone.citing import Citation
from touchstone.dates import MONTHS
from touchstone.model.unit import Unit
from touchstone.templating import escaped

KIND = "National Occupational Standard"
_BIBTEX_SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def csl_json(unit: Unit, cited: Citation) -> str:
    """One entry of the type `standard`, for Zotero, Mendeley and citation processors."""
    entry: dict[str, Any] = {
        "id": key_of(cited),
        "type": "standard",
        "title": cited.title,
        "author": [{"literal": cited.owner}],
        "publisher": cited.owner,
        "collection-title": cited.suite,
        "number": cited.code,
        "version": cited.version,
        "issued": {"date-parts": [[int(part) for part in unit.approved.split("-")]]} if unit.approved else None,
        "genre": KIND,
        "language": "en-GB",
        "note": cited.wording,
        "URL": web_address(cited),
    }
    told = {name: value for name, value in entry.items() if value}
    return "[" + json.dumps(told, ensure_ascii=False, separators=(",\n ", ": ")) + "]\n"


def key_of(cited: Citation) -> str:
    """A name for the entry, such as `SFJES19-v2`."""
    return re.sub(r"[^A-Za-z0-9]+", "-", cited.unit_name).strip("-")


def web_address(cited: Citation) -> str:
    """The address of what is cited, where it is a whole one: that of the version before the latest."""
    address = cited.frozen or cited.latest
    return address if "://" in address else ""


def bibtex(unit: Unit, cited: Citation) -> str:
    """One `@techreport`; double braces keep names and capitals as they are."""
    year, _, month = (unit.approved or "").partition("-")
    fields = {
        "author": _braced(cited.owner),
        "title": _braced(cited.title),
        "institution": _braced(cited.owner),
        "type": _braced(KIND),
        "number": _braced(cited.code),
        "year": year and f"{{{year}}}",
        "month": month and MONTHS[int(month[:2]) - 1][:3].lower(),
        "note": _braced((f"Version {cited.version}. " if cited.version else "") + cited.wording),
        "url": (address := web_address(cited)) and f"{{{address}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@techreport{{{key_of(cited)},\n{lines}}}\n"


def _braced(text: str) -> str:
    escaped = re.sub(r"[\\~^{}&%$#_]", lambda sign: _BIBTEX_SIGNS.get(sign[0], "\\" + sign[0]), text)
    return f"{{{{{escaped}}}}}"


def ris(unit: Unit, cited: Citation) -> str:
    """One `RPRT`; the comma after the owner keeps a body from being split into first and last name."""
    year, month, day = [*(unit.approved or "").split("-"), "", ""][:3]
    lines = [
        ("TY", "RPRT"),
        ("TI", cited.title),
        ("AU", f"{cited.owner},"),
        ("PB", cited.owner),
        ("SN", cited.code),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("ET", cited.version),
        ("M3", KIND),
        ("LA", "en-GB"),
        ("N1", cited.wording),
        ("UR", web_address(cited)),
    ]
    told = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\r\n".join([*told, "ER  - ", ""])


REFERENCE_FILES = (("CSL-JSON", "csl.json", csl_json), ("BibTeX", "bib", bibtex), ("RIS", "ris", ris))
"""For each file that a reference manager takes: the name of its kind as people know it, its ending, and what makes it.

Addresses are left out of it where the site's own is not known.
"""


def head_tags(unit: Unit, cited: Citation, image: str = "") -> Markup:
    """Tags for reference managers and for the previews that chats and mail programs show of a link.

    The description for previews is that of the page, which every page has.
    """
    tags = (
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" content="{escaped(value)}">'
        for name, value in [*_citation_tags(unit, cited), *_preview_tags(cited, image)]
        if value
    )
    return Markup("".join(tags))


def _citation_tags(unit: Unit, cited: Citation) -> Iterator[tuple[str, str]]:
    yield "citation_title", cited.title
    yield "citation_author", f"{cited.owner},"
    yield "citation_publication_date", (unit.approved or "").replace("-", "/")
    yield "citation_technical_report_institution", cited.owner
    yield "citation_technical_report_number", cited.code
    yield "citation_language", "en"
    yield "citation_public_url", cited.latest if "://" in cited.latest else ""


def _preview_tags(cited: Citation, image: str) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", f"{cited.code}: {cited.title}"
    if "://" in cited.latest:
        yield "og:url", cited.latest
    if image:
        yield "og:image", image
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "og:image:alt", f"{cited.unit_name}: {cited.title}. {cited.owner}. {cited.wording}."
        yield "twitter:card", "summary_large_image"
