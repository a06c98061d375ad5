"""One unit in every combination of the forms that owners use: as text, as a web page and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

CODE, TITLE, BODY = "GRIT17", "Keep footways open in winter", "Winter Roads Forum"
OVERVIEW = "This standard is about clearing snow from the footways that most people use, before they set out."
CRITERIA = {
    "Before the snow": (
        "read the forecast of the evening and agree who starts at which end of the round",
        "check that the spreader turns freely and that its plate is clean",
        "fill the bins at the top of each hill first, since those run empty before all others",
    ),
    "While it falls": (
        "push the snow to the side away from the gutters, so that it can drain when it melts",
        "leave a gap at every crossing that is wide enough for a wheelchair",
        "tell the depot at once when a fallen branch or a parked car blocks the way",
    ),
}
KNOWLEDGE = {
    "Tools and salt": (
        "how much salt a square metre needs at each temperature",
        "why salt must not be thrown against walls and the roots of trees, and what is used there in its place",
        "which shovels mark the stone of the old town",
    ),
    "People": (
        "the addresses at which carers call before seven",
        "what to say to residents who ask for their own path to be cleared",
    ),
}
DETAILS = (
    ("Developed by", BODY),
    ("Version number", "2"),
    ("Date approved", "March 2019"),
    ("Indicative review date", "March 2024"),
    ("Validity", "Current"),
    ("Status", "Original"),
)
HEADS = (
    ("Performance criteria", "Knowledge and understanding"),
    ("PERFORMANCE CRITERIA", "KNOWLEDGE AND UNDERSTANDING"),
    ("Outcomes of effective performance", "Knowledge & understanding"),
    ("What you must do", "What you must know"),
    ("Performance Requirements", "Knowledge Requirements"),
)
LEADS = (
    ("You must be able to:", "You need to know and understand:"),
    ("To meet the standard, you must:", "To meet the standard, you need to know and understand:"),
    ("", ""),
)
MARKS = ("P1", "P1.", "1", "1.", "1)", "(1)", "(a)", "•", "-", "o")
GAPS = (" ", "  ", "\t", "\n")
LISTS = ("ol", "ul", "p", "strong", "table", "dl", "br")
ENDS = ("", ".", ";")


@dataclass(frozen=True)
class Form:
    """How a unit is printed."""

    heads: tuple[str, str] = HEADS[0]
    lead: tuple[str, str] = LEADS[0]
    grouped: bool = True
    """Whether sub-headings stand over the items."""
    end: str = ""
    """What each item ends with; the last with a stop where the others have semicolons."""
    capital: bool = False
    mark: str = "P1"
    gap: str = " "
    """What stands between a mark and its text."""
    width: int = 0
    """At how many letters the lines of a text are broken; 0 for nowhere."""
    apart: bool = False
    """Whether blank lines stand between items."""
    listed: str = "ol"
    """What a page or Markdown makes items of."""
    details: str = "colon"
    """How a detail is printed: with a colon, over two lines, as an entry of a list, or in a table."""
    details_first: bool = False


def items(form: Form, held: dict[str, tuple[str, ...]]) -> list[tuple[str, list[str]]]:
    """The items as the form prints them, under their sub-headings; under "" where it has none."""
    groups = list(held.items()) if form.grouped else [("", sum(held.values(), ()))]
    return [(title, [_said(form, text, text is texts[-1]) for text in texts]) for title, texts in groups]


def _said(form: Form, text: str, last: bool) -> str:
    end = "." if last and form.end == ";" else form.end
    return (text[0].upper() if form.capital else text[0]) + text[1:] + end


def _mark(form: Form, letter: str, number: int) -> str:
    return form.mark.replace("P", letter).replace("1", str(number)).replace("a", chr(96 + number))


def as_text(form: Form) -> str:
    """The unit as plain text."""
    details = _details(form)
    out = [CODE, TITLE, "", *(details if form.details_first else ()), "Overview", *_broken(form, OVERVIEW), ""]
    for place, (letter, held) in enumerate((("P", CRITERIA), ("K", KNOWLEDGE))):
        out += [form.heads[place], *filter(None, [form.lead[place]])]
        start = 1
        for title, texts in items(form, held):
            out += ["", title] if title else []
            for number, text in enumerate(texts, start):
                mark, told = _mark(form, letter, number), _broken(form, text)
                out += [mark, *told] if form.gap == "\n" else _broken(form, f"{mark}{form.gap}{text}")
                out += [""] * form.apart
            start += len(texts)
        out.append("")
    return "\n".join([*out, *(() if form.details_first else details)]) + "\n"


def _broken(form: Form, text: str) -> Sequence[str]:
    return textwrap.wrap(text, form.width, break_on_hyphens=False, replace_whitespace=False) if form.width else [text]


def _details(form: Form) -> list[str]:
    printed = {"two": "{}\n{}", "list": "• {}: {}", "table": "{:<26}{}"}.get(form.details, "{}: {}")
    return [printed.format(name, value) for name, value in DETAILS] + [""]


def as_page(form: Form) -> str:
    """The unit as a web page."""
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in DETAILS)
    entries = "".join(f"<li>{name}: {value}</li>" for name, value in DETAILS)
    lines = "".join(f"<p><strong>{name}:</strong> {value}</p>" for name, value in DETAILS)
    details = {"table": f"<table>{rows}</table>", "list": f"<ul>{entries}</ul>"}.get(form.details, lines)
    body = [f"<h1>{CODE} {TITLE}</h1>", details * form.details_first, f"<h2>Overview</h2><p>{OVERVIEW}</p>"]
    for place, (letter, held) in enumerate((("P", CRITERIA), ("K", KNOWLEDGE))):
        body += [f"<h2>{escape(form.heads[place])}</h2>", f"<p>{form.lead[place]}</p>" if form.lead[place] else ""]
        start = 1
        for title, texts in items(form, held):
            body += [f"<h3>{title}</h3>" if title else "", _list(form.listed, letter, start, texts)]
            start += len(texts)
    return f"<!doctype html><title>{TITLE}</title><main>{''.join([*body, details * (not form.details_first)])}</main>"


def _list(kind: str, letter: str, start: int, texts: Sequence[str]) -> str:
    """A list of items as HTML."""
    told = [(f"{letter}{number}", text) for number, text in enumerate(texts, start=start)]
    one, whole = {
        "ol": ("<li>{1}</li>", f'<ol start="{start}">{{}}</ol>'),
        "ul": ("<li>{1}</li>", "<ul>{}</ul>"),
        "p": ("<p>{0} {1}</p>", "{}"),
        "strong": ("<p><strong>{0}</strong> {1}</p>", "{}"),
        "table": ("<tr><td>{0}</td><td>{1}</td></tr>", "<table>{}</table>"),
        "dl": ("<dt>{0}</dt><dd>{1}</dd>", "<dl>{}</dl>"),
        "br": ("{0} {1}<br>", "<p>{}</p>"),
    }[kind]
    return whole.format("".join(one.format(label, text) for label, text in told))


def as_notes(form: Form) -> str:
    """The unit as Markdown."""
    details = {
        "table": ["| Field | Value |", "|---|---|", *(f"| {name} | {value} |" for name, value in DETAILS)],
        "list": [f"- {name}: {value}" for name, value in DETAILS],
    }.get(form.details, [line for name, value in DETAILS for line in (f"**{name}:** {value}", "")])
    out = [f"# {CODE} {TITLE}", "", *(details if form.details_first else ()), "", "## Overview", "", OVERVIEW, ""]
    for place, (letter, held) in enumerate((("P", CRITERIA), ("K", KNOWLEDGE))):
        out += [f"## {form.heads[place]}", "", form.lead[place], ""]
        start, apart = 1, [""] * (form.listed in ("p", "strong"))
        for title, texts in items(form, held):
            out += [f"### {title}", ""] if title else []
            out += ["| No. | Statement |", "|---|---|"] if form.listed == "table" else []
            for number, text in enumerate(texts, start):
                out += [_entry(form.listed, f"{letter}{number}", number, text), *apart]
            out.append("")
            start += len(texts)
    return "\n".join([*out, *(() if form.details_first else details)]) + "\n"


def _entry(kind: str, label: str, number: int, text: str) -> str:
    """An item in Markdown."""
    return {
        "ol": f"{number}. {text}",
        "p": f"{label} {text}",
        "strong": f"**{label}** {text}",
        "table": f"| {label} | {text} |",
        "dl": f"- {label} {text}",
    }.get(kind, f"- {text}")
