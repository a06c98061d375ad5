"""Reports on checked documents: as text for people, as JSON for programs, as an HTML page to pass on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from touchstone.citations.checking import Checked
from touchstone.citations.found import Form
from touchstone.citations.judging import Verdict
from touchstone.wording import counted

TOLD = {
    Verdict.CURRENT: "leads to what is published today",
    Verdict.CHANGED: "has changed since",
    Verdict.MOVED: "has moved",
    Verdict.WITHDRAWN: "has been withdrawn",
    Verdict.UNKNOWN: "is not known here",
    Verdict.AMBIGUOUS: "could be more than one thing",
    Verdict.LOOK_ALIKE: "looks like a reference and was not taken as one",
}
"""What each verdict means."""


@dataclass(frozen=True)
class Report:
    """One document with what was found in it, or the reason why it was not read."""

    file: str
    checked: tuple[Checked, ...] = ()
    refused: str = ""

    @property
    def needs_hand(self) -> bool:
        """Whether a person must look at anything of it."""
        return bool(self.refused) or any(one.judged.needs_hand for one in self.checked)

    @property
    def counts(self) -> str:
        """Such as `4 references: 3 current, 1 unknown`."""
        references = [one for one in self.checked if one.judged.verdict is not Verdict.LOOK_ALIKE]
        number = Counter(one.judged.verdict for one in self.checked)
        told = ", ".join(f"{number[verdict]} {verdict}" for verdict in Verdict if number[verdict])
        return counted(len(references), "reference") + (f": {told}" if told else "")


def as_text(reports: Sequence[Report], root: str = "") -> str:
    """A report for a terminal: each place with what stands there and what to do."""
    return "\n".join(_text_of(report, root) for report in reports)


def _text_of(report: Report, root: str) -> str:
    if report.refused:
        return f"{report.file}: not read: {report.refused}\n"
    lines = [f"{report.file}: {report.counts}"]
    for one in report.checked:
        told = f": {one.judged.message}" if one.judged.message else ""
        lines.append(f"  {one.place}: {one.judged.verdict}: {_named(one)}{told}")
        if one.judged.needs_hand:
            lines += [f"      {one.excerpt}"] if one.excerpt else []
            lines += [f"    = {one.judged.advice}"] if one.judged.advice else []
        lines += [f"    > {root}{address}"] if (address := one.judged.frozen or one.judged.address) else []
    return "\n".join(lines) + "\n"


def _named(one: Checked) -> str:
    """The reference as it stands, on one line and not too long."""
    text = " ".join(one.judged.found.text.split())
    return text if len(text) <= 100 else text[:99] + "…"


def as_json(reports: Sequence[Report], root: str = "") -> str:
    """A report for programs."""
    return json.dumps([_data_of(report, root) for report in reports], ensure_ascii=False, indent=2)


def _data_of(report: Report, root: str) -> dict[str, object]:
    return {
        "file": report.file,
        "refused": report.refused or None,
        "needs_hand": report.needs_hand,
        "references": [_reference_data(one, root) for one in report.checked],
    }


def _reference_data(one: Checked, root: str) -> dict[str, object]:
    found, judged = one.judged.found, one.judged
    return {
        "place": one.place,
        "text": found.text,
        "excerpt": one.excerpt,
        "form": found.form,
        "verdict": judged.verdict,
        "message": judged.message,
        "advice": judged.advice,
        "units": [unit.urn or unit.code for unit in (*found.units, *found.until)],
        "version": found.version,
        "items": list(found.items),
        "section": found.section or None,
        "address": root + judged.address if judged.address else None,
        "frozen": root + judged.frozen if judged.frozen else None,
    }


_STYLE = """
body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #18202b }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem; border-bottom: 1px solid #c3cad3 }
td { overflow-wrap: anywhere }
.hand td:nth-child(2) { font-weight: 700 }
"""


def as_html(reports: Sequence[Report], root: str = "") -> str:
    """A report as one page that needs nothing beside it."""
    sections = "".join(_html_of(report, root) for report in reports)
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>References to standards</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>References to standards</h1>{sections}</main></body></html>\n"
    )


def _html_of(report: Report, root: str) -> str:
    head = f"<h2>{escape(report.file)}</h2>"
    if report.refused:
        return f"{head}<p>Not read: {escape(report.refused)}.</p>"
    if not report.checked:
        return f"{head}<p>No reference was found.</p>"
    rows = "".join(_html_row(one, root) for one in report.checked)
    columns = "".join(f'<th scope="col">{name}</th>' for name in ("Place", "Verdict", "Reference", "What to know"))
    return f"{head}<p>{escape(report.counts)}.</p><table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"


def _html_row(one: Checked, root: str) -> str:
    address = one.judged.frozen or one.judged.address
    named = escape(_named(one))
    linked = f'<a href="{escape(root + address)}">{named}</a>' if address and root else named
    about = ". ".join(
        escape(part) for part in (one.judged.message or TOLD[one.judged.verdict], one.judged.advice) if part
    )
    form = " (title)" if one.judged.found.form is Form.TITLE else ""
    css = ' class="hand"' if one.judged.needs_hand else ""
    cells = (escape(one.place), one.judged.verdict + form, linked, about)
    return f"<tr{css}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


FORMATS: dict[str, Callable[[Sequence[Report], str], str]] = {"text": as_text, "json": as_json, "html": as_html}
