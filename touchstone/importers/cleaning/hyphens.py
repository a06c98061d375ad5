"""Words that a line end broke: `proce-` and `dures` on the next line are one word; `decision-` and `making` keep their
hyphen.

What decides: whether the word stands whole elsewhere in the document, with or without the hyphen; whether either half
is a word that hyphens stand at. Each word that was joined is a doubt, with the line it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.wordlists import words_in

_BREAK = re.compile(r"(?P<first>[A-Za-z]?[a-z]+)-$")
_REST = re.compile(r"(?P<second>[a-z]+)(?P<after>.*)", re.DOTALL)
_LONGEST = 60
"""Letters of the longest word."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BROKEN = "rest of a word that the line end broke"


def mended(lines: Sequence[Line], accounts: Accounts) -> tuple[list[Line], list[Doubt]]:
    """The lines with each broken word whole on the line where it begins, and a doubt for each."""
    broken = [place for place in range(len(lines) - 1) if _is_broken(lines[place], lines[place + 1])]
    out, doubts = list(lines), []
    known = _words(lines, broken) if broken else frozenset()
    for place in broken:
        start, rest = _BREAK.search(out[place].text[-_LONGEST:]), _REST.fullmatch(out[place + 1].text)
        if start and rest and _is_one_word(start["first"].lower(), rest["second"], known):
            word = f"{start['first']}{rest['second']}"
            doubts.append(Doubt(f"the word “{word}” was broken at the line end: see that it has no hyphen", out[place]))
            tail = re.match(r"\S*", rest["after"])
            stop = tail[0] if tail else ""
            out[place] = replace(out[place], text=f"{out[place].text[:-1]}{rest['second']}{stop}")
            out[place + 1] = replace(out[place + 1], text=rest["after"][len(stop) :].strip())
            accounts.drop([out[place + 1]] if not out[place + 1].text else [], _BROKEN)
    return [line for line in out if line.text], doubts


def _is_broken(line: Line, following: Line) -> bool:
    goes_on = not (following.mark or following.blank_before) and mark_of(following).kind == "none"
    return line.text.endswith("-") and following.text[:1].islower() and goes_on


def _words(lines: Sequence[Line], broken: Sequence[int]) -> frozenset[str]:
    """Every word of the document that no line end breaks, those with hyphens whole."""
    texts = [re.sub(r"\S+-$", "", line.text.lower()) for line in lines]
    for place in broken:
        texts[place + 1] = texts[place + 1].partition(" ")[2]
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _is_one_word(first: str, second: str, known: frozenset[str]) -> bool:
    if first + second in known:
        return True
    keeps = words_in("keeps-hyphen")
    hyphened = f"{first}-{second}" in known or first in keeps or second in keeps
    return not hyphened and not (first in known and second in known)
