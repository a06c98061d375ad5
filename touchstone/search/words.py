"""From text to the terms of the index. `assets/search-words.js` does the same; a test compares the two."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer

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
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
"""The same in folded text of plain letters, which most is; it is found in half the time."""
_APOSTROPHES = re.compile(r"['’ʼ`]")
_english = snowballstemmer.stemmer("english")


def folded(text: str) -> str:
    """Text in lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _APOSTROPHES.sub("", text.lower())


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    plain = folded(text)
    return (_PLAIN_WORD if plain.isascii() else _WORD).findall(plain)


def closed_up(text: str) -> list[str]:
    """The words of a text that are written with hyphens, each as it is without them: `e-mail` gives `email`."""
    if not ("-" in text or "\u2010" in text or "\u2011" in text):
        return []
    return [re.sub(r"[^\w]|_", "", found) for found in _COMPOUND.findall(folded(text))]


@cache
def stem(word: str) -> str:
    """The term of a folded word: its Snowball stem. What is no plain English word, such as es19 or canfasio, stays."""
    return str(_english.stemWord(word)) if word.isascii() and word.isalpha() else word


def stems(text: str) -> list[str]:
    """The terms of a text in their order, without stop words."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
