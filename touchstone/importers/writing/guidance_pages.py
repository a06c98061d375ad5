"""The pages of guidance that checklists and forms become. The tables of a form are HTML, in which a cell may take up
several columns or rows, and stay blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any


def checklist_page(values: dict[str, Any]) -> str:
    """The Markdown of a checklist's page, for the folder of guidance pages."""
    entries = "\n".join(f"- {_plain(text)}" for text in values["items"])
    call = f'{{% call checklist("{_quoted(_name(values))}") %}}'
    return _page(values, "questions to tick off.", f"{call}\n\n{entries}\n\n{{% endcall %}}")


def form_page(values: dict[str, Any]) -> str:
    """The Markdown of a form's page, for the folder of guidance pages."""
    body = "\n\n".join(_part(part) for part in values["parts"])
    return _page(values, "a form to fill in, or an example of one.", body)


def _name(values: dict[str, Any]) -> str:
    """What a checklist or form is called, without the word that says which of them it is."""
    return str(values["title"]).partition(": ")[2]


def _page(values: dict[str, Any], what: str, body: str) -> str:
    title, place = values["title"], _plain(_printed_place(values))
    facts = f'title: "{_quoted(title)}"\ndescription: "{_quoted(_name(values))}: {what}"'
    end = f"Taken from {place}. The words are those of the document."
    return f"---\n{facts}\n---\n\n# {_plain(title)}\n\n{body}\n\n{end}\n"


def _part(part: dict[str, Any]) -> str:
    if "rows" in part:
        return "\n".join(["<table>", *_rows(part["rows"]), "</table>"])
    if "lines" in part:
        return "<p>\n" + "<br>\n".join(_cell_text(line) for line in part["lines"]) + "\n</p>"
    return f"## {_plain(part['heading'])}" if "heading" in part else f"<p>{_cell_text(part['text'])}</p>"


def _rows(rows: Sequence[Sequence[dict[str, Any]]]) -> Iterator[str]:
    for row in rows:
        yield "<tr>"
        yield from (_cell(cell) for cell in row)
        yield "</tr>"


def _cell(cell: dict[str, Any]) -> str:
    named = "th" if "head" in cell else "td"
    head = f' scope="{"col" if cell["head"] == "column" else "row"}"' if "head" in cell else ""
    columns, rows = (f' {name}span="{cell[key]}"' if key in cell else "" for name, key in _SPANS)
    return f"<{named}{head}{columns}{rows}>{_cell_text(cell['text'])}</{named}>"


_SPANS = (("col", "columns"), ("row", "rows"))


def _cell_text(text: str) -> str:
    """The text of a cell, in which no sign is taken for markup or for a macro; a bullet alone is a box to tick."""
    if text == "•":
        return "☐"
    plain = escape(text, quote=False).replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;")
    return plain.replace("\n", "<br>")


def _printed_place(values: dict[str, Any]) -> str:
    """The document of a page, with the pages or lines it was read from."""
    source = values["source"]
    return ", ".join(str(source[name]) for name in ("document", "page", "line") if name in source)


def _quoted(text: str) -> str:
    """A text between quotation marks in the facts at the top of a page."""
    return re.sub(r'[\\"{}%]', "", text)


def _plain(text: str) -> str:
    """A text in which no sign is taken for markup or for a macro."""
    return re.sub(r"[\\`*_\[\]<>#|{}&]", lambda sign: f"&#{ord(sign[0])};", text)
