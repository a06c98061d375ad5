"""The HTML of an item of a unit.

A page holds dozens of items and a site hundreds of thousands, so they are put together here and not by a template.
"""

from __future__ import annotations

from touchstone.model.unit import Item
from touchstone.prose import Terms
from touchstone.templating import escaped


def item_html(
    item: Item, place: str, label: str, terms: Terms | None, *, told: str = "", below: str = "", tools: str = ""
) -> str:
    """The HTML of an item as an element of a list, at its anchor `place`.

    `terms` are the scope terms that lead to their lists. `told` is HTML of attributes for scripts, `below` what
    stands below the words, and `tools` the links beside them.
    """
    words = f"<p>{_words(item.text, terms)}</p>"
    if item.parts or below:
        words = f'<div class="ts-words">{words}{_parts(item, place, terms)}{below}</div>'
    beside = f"<ts-tools>{tools}</ts-tools>" if tools else ""
    return f'<li id="{place}"{told}><a href="#{place}">{escaped(label)}</a>{words}{beside}</li>'


def cite_link(label: str) -> str:
    """The link from an item to the section on citing; a script puts buttons in its place."""
    return f'<a href="#cite">Cite {escaped(label)}</a>'


def _words(text: str, terms: Terms | None) -> str:
    return terms.marked(text, "ts-scoped") if terms else escaped(text)


def _parts(item: Item, place: str, terms: Terms | None) -> str:
    """The sub-points of an item as a list."""
    if not item.parts:
        return ""
    listed = "".join(
        f'<li id="{place}-{part.id}"><a href="#{place}-{part.id}">{escaped(part.id)}.</a>'
        f" <span>{_words(part.text, terms)}</span></li>"
        for part in item.parts
    )
    return f'<ol class="ts-parts" role="list">{listed}</ol>'
