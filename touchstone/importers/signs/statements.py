"""Criteria that are sentences about what is done: `Kites are brought down at dusk`, `The flyer explains the rules`.

Knowledge names something, and its verbs stand behind `that`, `who` or `how`; that of a sentence stands before these.
"""

from __future__ import annotations

import re

from touchstone.importers.signs.beginnings import NOUNS_TOO
from touchstone.importers.signs.wrapping import EVERYDAY, VERBS
from touchstone.importers.words.wordlists import words_in

_WORD = re.compile(r"[A-Za-z’'-]+|[,:;.]")
_CONDITIONS = frozenset(["if", "when", "once", "before", "after", "where"])
"""Words that begin a condition; the sentence begins behind its comma."""
_HELPERS = frozenset(["is", "are", "has", "have", "can", "may", "must", "does", "do", "will", "shall", "should"])
"""Verbs that help others; those of the past are left out, since no standard tells what has been."""
_BINDERS = frozenset(
    ["how", "why", "what", "which", "who", "whom", "whose", "where", "whether", "that", "when", "as", "if", ":", ";"]
)
"""Words and signs behind which a verb is no longer that of the sentence."""
_BEFORE_NOUNS = frozenset(["the", "a", "an", "of", "and", "or", "for", "to", "in", "on", "with", "their", "its"])
_OBJECTS = words_in("object-starts") | {"from", "at", "in", "on", "it", "them"}
_ALL_VERBS = VERBS | EVERYDAY
_STATES = frozenset(
    ["stand", "lie", "rest", "face", "point", "end", "start", "fall", "hang", "stay", "run", "work", "turn"]
)
"""Verbs of how things are, which are nouns as well."""
_BEHIND_STATES = (
    *("in", "on", "at", "out", "up", "down", "off", "away"),
    *("apart", "together", "clear", "still", "open", "shut", "free"),
)
_FARTHEST = 14
"""Words among which the verb of a sentence stands."""


def is_statement(text: str) -> bool:
    """Whether an item is a sentence whose verb stands in its main clause."""
    words = _main_clause([word.lower() for word in _WORD.findall(text)])[:_FARTHEST]
    for at, word in enumerate(words):
        if word in _BINDERS:
            return False
        if at and (word in _HELPERS or _acts(words, at)):
            return True
    return False


def third_person(word: str) -> bool:
    """Whether a word is a known verb in the third person."""
    return bool(_stems(word) & (_ALL_VERBS | NOUNS_TOO))


def _stems(word: str) -> set[str]:
    """What a word may be the third person of."""
    if word.endswith("ies"):
        return {word[:-1], word[:-3] + "y"}
    if word.endswith("es"):
        return {word[:-1], word[:-2]}
    return {word[:-1]} if word.endswith("s") else set()


def _main_clause(words: list[str]) -> list[str]:
    """The words behind the condition that a sentence may begin with."""
    conditional = bool(words) and words[0] in _CONDITIONS and "," in words
    return words[words.index(",") + 1 :] if conditional else words


def _acts(words: list[str], at: int) -> bool:
    """Whether a word is a verb in the third person with an object behind it, and no noun."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at - 1] in _BEFORE_NOUNS:
        return False
    several = words[at - 1].endswith("s") and words[at] in _ALL_VERBS and behind in ("the", "a", "an", "their", "its")
    state = bool(_stems(words[at]) & _STATES) and behind in _BEHIND_STATES
    return several or state or (bool(_stems(words[at]) & (_ALL_VERBS - NOUNS_TOO)) and behind in _OBJECTS)
