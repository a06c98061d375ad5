"""What a list holds, told by the shape of its items: criteria begin with a verb or are sentences about what is done,
knowledge asks or names something, and scope names things in a few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from touchstone.importers.signs.beginnings import NOUNS_TOO
from touchstone.importers.signs.statements import is_statement, third_person
from touchstone.importers.signs.wrapping import EVERYDAY, VERBS, first_word
from touchstone.importers.words.wordlists import words_in

PERFORMANCE, KNOWLEDGE, SCOPE = "performance", "knowledge", "scope"
_VERBS = VERBS | NOUNS_TOO | EVERYDAY
_OBJECTS = words_in("object-starts") | {"them", "it", "people", "only"}
"""Words that stand behind a verb and seldom behind the first noun of a list's entry."""
_BEHIND_NOUNS = frozenset(["with", "on", "to", "new", "own"])
"""Those of them that may stand behind a noun as well."""
_PREPOSITIONS = words_in("prepositions") | {"and", "or", "in", "to", "on", "at", "from", "with"}
_ARTICLES = frozenset(["the", "a", "an", "how", "why", "what", "which", "who", "when", "where", "whether"])
_SAYING = frozenset(["say", "tell", "ask", "show", "explain", "decide", "agree", "see", "know", "find"])
_PARTICLES = frozenset(["out", "up", "down", "off", "over", "away", "back", "aside"])
_ASKS = re.compile(r"(?:^|[,:;]\s|\band\s)(?:how|why|what|which|who|whom|when|where|whether)\b|\bimportance of\b", re.I)
_ASKS_INSIDE = re.compile(r"\b(?:how|why|what)\b", re.IGNORECASE)
PRINTED = re.compile(r"[A-Z]{2,}\W?\d|\b(?:19|20)\d\d\b")
"""A code or a year, as fields of the details hold them and no entry of a scope."""
_PIECES = re.compile(r"\s*[:;,]\s+")
_KNOWS = re.compile(r"\b(?:know|understand|understood|understanding|knowledge)", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:the|an?|each) (?:[a-z-]+ ){1,2}?(?=[a-z]+s\b)", re.IGNORECASE)
"""What a criterion begins with that says who does something."""
_YOU = re.compile(r"(?:you|they|I|we) (?=[a-z]+ )", re.IGNORECASE)
_DOING = re.compile(
    r"(?!(?:know|understand|be|hav|dur|accord|noth|someth|anyth|everyth|even|morn)ing\b)[a-z]{2,}ing (?!of\b)",
    re.IGNORECASE,
)
"""How an item begins that tells what somebody is doing."""
_SOMEBODY_AT_WORK = re.compile(
    r"(?:keeper|warden|officer|manager|worker|assistant|helper|driver|steward|leader|operator|attendant|clerk|volunteer"
    r"|agent|inspector|trainer)s?,?"
)
"""Behind a word that may be a verb these make the name of a post: `Lock keeper`."""
_MOST, _SOME, _FEW, _NEARLY_ALL = 0.5, 0.25, 0.25, 0.8
_HARDLY_ANY = 0.15
_LONG = 5.0
"""Words that items have on average, at the least, which begin with what somebody is doing."""
_LONG_NAMES = 7.0
"""Words that names have on average, at the least, which are those of knowledge though few of them ask."""
_SHORT = 5.0
"""Words that the entries of a scope have on average, at the most."""


def shape_of(texts: Sequence[str], said: str = "") -> str:
    """The part that a list belongs to, by its items and by what is said above it; "" where they do not tell."""
    if _are_doings(texts):
        return PERFORMANCE
    acts = share(begins_with_verb(text) for text in texts)
    asks = share(bool(_ASKS.search(text)) for text in texts)
    told = share(begins_with_verb(text) or is_statement(text) for text in texts)
    if told >= _MOST and asks < _MOST:
        return PERFORMANCE
    if acts * len(texts) > max(_FEW * len(texts), 1) or len(_pieces(texts)) < 2:
        return ""
    asks = share(bool(_ASKS.search(text) or _ASKS_INSIDE.search(text)) for text in texts)
    long = not acts and sum(len(text.split()) for text in texts) > _LONG_NAMES * len(texts)
    if len(texts) > 1 and (asks >= _SOME or _KNOWS.search(said) or (long and asks)):
        return KNOWLEDGE
    return SCOPE if _names_things(texts) else ""


def _in_third_person(texts: Sequence[str]) -> bool:
    """Whether most items say what somebody does: `Surveys the roof`, or `The roofer surveys …` in each of them."""
    if share(third_person(first_word(text)) for text in texts) >= _MOST:
        return True
    people = [found[0].lower() for text in texts if (found := _SOMEBODY.match(text))]
    return bool(people) and people.count(max(people, key=people.count)) >= _MOST * len(texts)


def names_somebody(texts: Sequence[str]) -> bool:
    """Whether most items say what somebody does, or all describe what is done and several name the same person."""
    people = Counter(found[0].lower() for text in texts if (found := _SOMEBODY.match(text)))
    return _in_third_person(texts) or (describes(texts) and max(people.values(), default=0) > 1)


def describes(texts: Sequence[str]) -> bool:
    """Whether hardly any item is a command, and they are no rules for many people: `Bathers keep to the right`."""
    return bool(texts) and share(_commands(text) for text in texts) <= _HARDLY_ANY and not _tells_many(texts)


def _tells_many(texts: Sequence[str]) -> bool:
    """Whether half of the items begin with the same word in the plural."""
    firsts = Counter(word for text in texts if (word := first_word(text)).endswith("s") and not third_person(word))
    return max(firsts.values(), default=0) >= max(_MOST * len(texts), 2)


def _commands(text: str) -> bool:
    first = first_word(text)
    told = first.endswith("s") or _YOU.match(text) or _DOING.match(text) or is_statement(text)
    return not told and begins_with_verb(text)


def begins_with_verb(text: str) -> bool:
    """Whether an item says what to do, in the base form or the third person."""
    text = _YOU.sub("", text)
    words = text.replace(",", " ,").split()[:2]
    first, second = first_word(text), words[1].lower() if len(words) > 1 else ""
    if not first or words[0].endswith((":", ";")) or first in _ARTICLES or second in (",", "of", "that", "which"):
        return second in ("that", "which") and first.removesuffix("s") in _SAYING
    if second in _PARTICLES and first.isalpha() and first not in _PREPOSITIONS:
        return True
    if first in VERBS - NOUNS_TOO or second in _OBJECTS - _BEHIND_NOUNS:
        return True
    return first in _VERBS or third_person(first)


def _are_doings(texts: Sequence[str]) -> bool:
    """Whether nearly all items tell at some length what somebody is doing: `laying out the chairs in good time`."""
    words = sum(len(text.split()) for text in texts)
    doing = share(bool(_DOING.match(text)) for text in texts)
    return len(texts) > 1 and doing >= _NEARLY_ALL and words >= _LONG * len(texts)


def surely_begins_with_verb(text: str) -> bool:
    """Whether an item begins with a word that is a verb and nothing else."""
    return first_word(text) in VERBS - NOUNS_TOO


def names_work(text: str) -> bool:
    """Whether a short line says what is done, as the title of a unit does: `Inspect roofs`, `Thatch a barn`."""
    first, *others = text.lower().split()[:9] or [""]
    if others[:1] == ["and"] and first in _VERBS:
        others = others[2:]
    if others and _SOMEBODY_AT_WORK.fullmatch(others[0]):
        return False
    if len(others) not in range(1, 8) or not text[:1].isupper() or text.endswith((".", ":", ",", "!", "?", "…")):
        return False
    if first in _VERBS:
        return others[0] not in _PREPOSITIONS and others[0] not in ("of", "for", "us", "by")
    return others[0] in ("a", "an", "the") and first not in _ARTICLES | _PREPOSITIONS


def _names_things(texts: Sequence[str]) -> bool:
    """Whether the entries are short names and no sentences."""
    pieces = _pieces(texts)
    short = sum(len(piece.split()) for piece in pieces) <= _SHORT * len(pieces)
    ended = any(text.endswith((".", "?", ":")) for text in texts[:-1]) or any(PRINTED.search(text) for text in texts)
    return short and not ended


def _pieces(texts: Sequence[str]) -> list[str]:
    """The entries of a list, where several may stand on one line behind a term."""
    return [piece for text in texts for piece in _PIECES.split(text)]


def share(told: Iterable[bool]) -> float:
    """What share of the answers is yes; 0 where there are none."""
    held = list(told)
    return sum(held) / len(held) if held else 0.0
