"""From text to the terms of the index. `assets/search-words.js` does the same; a test compares the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import Stemmer

_STOP_WORDS = """
a about all am an and any are as at be been but by can could did do does for from had has have how i if in into is it
its me my no nor not of on or our shall should so such than that the their them then there these they this those to too
up us was we were what when where which who whom whose why will with would you your
arent cant couldnt didnt doesnt dont hadnt hasnt havent hows im isnt ive shouldnt thats theres theyre wasnt werent whats
wheres whos wont wouldnt youre
"""
STOP_WORDS = frozenset(re.findall(r"\w+", _STOP_WORDS))
"""Words that say nothing of what is sought. A query of nothing else is answered from titles."""

_WEAK_WORDS = """
after anybody anyone ask before best between bring come deal differ difference different during everybody everyone
explain find get give go good handle happen keep kind know let like look make many mean much need often people person
please proper properly put say see show somebody someone something sort suppose sure take talk tell thing think try
type until use want way when whenever
"""
WEAK_WORDS = frozenset(re.findall(r"\w+", _WEAK_WORDS))
"""Words of questions that say little: they are looked for, but count for less than the others."""

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_PLAIN = bytes(ord(sign.lower() if sign.isascii() and sign.isalnum() else " ") for sign in map(chr, range(256)))
"""What stands for each sign of plain text where it is folded and cut at blanks, which is quicker than by a pattern."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_english = Stemmer.Stemmer("english", 0)


def folded(text: str) -> str:
    """Text in lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    text = _NOT_ASCII.sub(_unless_combining, unicodedata.normalize("NFKD", text))
    return _APOSTROPHES.sub("", text.lower())


def _unless_combining(sign: re.Match[str]) -> str:
    return "" if unicodedata.combining(sign[0]) else sign[0]


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    plain = text if text.isascii() else folded(text)
    return plain.encode().translate(_PLAIN, b"'`").decode().split() if plain.isascii() else _WORD.findall(plain)


def closed_up(text: str) -> list[str]:
    """The words of a text that are written with hyphens, each as it is without them: `e-mail` gives `email`."""
    if not ("-" in text or "\u2010" in text or "\u2011" in text):
        return []
    return [re.sub(r"[^\w]|_", "", found) for found in _COMPOUND.findall(folded(text))]


@cache
def stem(word: str) -> str:
    """The term of a folded word: its Snowball stem. What is no plain English word, such as es19 or canfasio, stays."""
    return str(_english.stemWord(word)) if word.isascii() and word.isalpha() else word


class _Terms(dict[str, str]):
    """The terms of folded words, each worked out once; a stop word has an empty one."""

    def __missing__(self, word: str) -> str:
        self[word] = "" if word in STOP_WORDS else stem(word)
        return self[word]


_terms = _Terms()


def terms_of(folded_words: Iterable[str]) -> Iterator[str]:
    """The terms of folded words in their order, without stop words."""
    return filter(None, map(_terms.__getitem__, folded_words))


def stems(text: str) -> list[str]:
    """The terms of a text in their order, without stop words."""
    return list(terms_of(words(text)))
