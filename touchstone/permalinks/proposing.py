"""The words in which an author is told of a lost address, with the very lines to add."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.permalinks.comparing import Loss
from touchstone.permalinks.ledger import Run, anchor_of, page_of

FILE = "dispositions.yaml"
NAMED = 3
LONGEST = 90
"""How many characters of an item's words a message quotes."""


def quoted(words: tuple[str, ...]) -> str:
    """The beginning of an item's words, in quotation marks."""
    text = " ".join(words)
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + '…'}”"


def said(run: Run) -> str:
    """What an address led to: its words, and where they first stood in this form."""
    since = f"version {run.last.version}" if run.last.version else f"the edition of {run.last.day}"
    return f"{quoted(run.last.words)} of {since}"


def message(loss: Loss) -> str:
    """What would be lost."""
    if loss.now is None:
        return f"the published address {loss.run.address} would be gone; it leads to {said(loss.run)}"
    now = quoted(loss.now.words)
    return f"the published address {loss.run.address} would lead to something else: {now} in place of {said(loss.run)}"


def advice(loss: Loss) -> str:
    """What the author can do about a loss, with the lines to add."""
    here, found = loss.run.address, loss.found
    if found and loss.same_words:
        so = "it was renumbered" if anchor_of(here) else "the page moved"
        return _add(
            loss.run, f"these words stand at {_short(found.address, here)} now, so {so}", "moved_to", found.address
        )
    if found:
        how = (
            f"the words at {_short(found.address, here)} are much like them, so it seems to have moved there, reworded"
        )
        return _add(loss.run, how, "moved_to", found.address)
    if loss.now:
        return _add(loss.run, "if the new words took the place of the old ones", "replaced_by", here)
    return _add(loss.run, "if nothing took its place", "withdrawn", '"say here why"')


def unread(pages: Sequence[Run]) -> tuple[str, str]:
    """What is told of published hand-written pages none of which was read, and what to do."""
    named = ", ".join(run.address for run in pages[:NAMED])
    return (
        f"the hand-written pages were not read: {len(pages)} of them are published, such as {named}",
        "add --docs and the folder of these pages, such as --docs docs; if they are really gone, say of each in"
        f" {FILE} that it was withdrawn: its words are the print of its line here",
    )


def advice_on_heading(loss: Loss, heading: str) -> str:
    """What the author of a hand-written page can do about a heading whose address would be gone.

    `heading` is the line that seems to stand in its place now.
    """
    anchor = anchor_of(loss.run.address)
    keep = f"if the heading has new words only, it keeps its address when you write\n       {heading} {{ #{anchor} }}"
    found = loss.found.address if loss.found else ""
    kind, value = ("moved_to", found) if found else ("withdrawn", '"say here why"')
    return f"{keep}\n     {_add(loss.run, 'else', kind, value)}"


def _add(run: Run, why: str, kind: str, value: str) -> str:
    others = {
        "moved_to": "moved_to: …",
        "split_into": "split_into: […, …]",
        "merged_into": "merged_into: …",
        "replaced_by": "replaced_by: …",
        "withdrawn": 'withdrawn: "why"',
    }
    rest = ", ".join(line for name, line in others.items() if name != kind)
    lines = disposition_lines(run, kind, value)
    return f"{why}: add to {FILE}, under 'dispositions:'\n{lines}\n     or, for the last line, what is true: {rest}"


def disposition_lines(run: Run, kind: str, value: str) -> str:
    """A disposition as it is written into the file."""
    return f"       - address: {run.address}\n         words: {run.last.print}\n         {kind}: {value}"


def _short(address: str, here: str) -> str:
    """An address; its fragment alone where it lies on the same page."""
    return f"#{anchor_of(address)}" if page_of(address) == page_of(here) and anchor_of(address) else address


def advice_given_twice(run: Run) -> str:
    """What to do about a label that would be given to something else after it had ended."""
    return (
        "give the new item a label that was never used; where the owner's document prints this one,"
        f" add 'label_given_again: true' to the disposition of {run.address} with the words {run.last.print}"
    )
