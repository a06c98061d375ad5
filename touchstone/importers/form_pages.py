"""The page of a form: its tables as HTML, in which a cell may take up several columns or rows, and stay blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from touchstone.importers.checklists import as_plain, as_quoted, printed_place


def form_page(values: dict[str, Any]) -> str:
    """The Markdown of a form's page, for the folder of guidance pages."""
    title, name = values["title"], values["title"].removeprefix("Form: ")
    body = "\n\n".join(_part(part) for part in values["parts"])
    return (
        f'---\ntitle: "{as_quoted(title)}"\ndescription: "{as_quoted(name)}: a form to fill in, or an example of one."'
        f"\n---\n\n# {as_plain(title)}\n\n{body}\n\nTaken from {as_plain(printed_place(values))}. The words are "
        "those of the document.\n"
    )


def _part(part: dict[str, Any]) -> str:
    if "rows" in part:
        return "\n".join(["<table>", *_rows(part["rows"]), "</table>"])
    if "lines" in part:
        return "<p>\n" + "<br>\n".join(_cell_text(line) for line in part["lines"]) + "\n</p>"
    return f"## {as_plain(part['heading'])}" if "heading" in part else f"<p>{_cell_text(part['text'])}</p>"


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
