"""What people type for what the standards say, made ready for a browser: from a phrase to the phrases to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from touchstone.model.search_words import SameMeaning
from touchstone.search.words import closed_up, folded, stem, stems
from touchstone.search.words import words as words_of

BETWEEN = "|"
"""What stands between phrases; no term holds it."""
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")


def meanings(groups: Iterable[SameMeaning]) -> dict[str, str]:
    """For each phrase that can be typed, as its terms, those to look for; a phrase in several groups has them all.

    The words of a phrase are there too, with none to look for: they are no slips of the finger.
    """
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        said = dict.fromkeys(" ".join(stems(words)) for words in group.said_here)
        for phrase in _phrases((*group.said_here, *group.people_say)):
            found.setdefault(phrase, {}).update(said)
    told = {
        phrase: BETWEEN.join(other for other in others if other and other != phrase) for phrase, others in found.items()
    }
    parts = {term: "" for phrase in found for term in phrase.split()}
    return {phrase: others for phrase, others in sorted((parts | told).items()) if others or phrase in parts}


def _phrases(listed: Iterable[str]) -> Iterator[str]:
    """Each phrase as its terms, and closed up where it has hyphens and no more words.

    Where one term alone would be left of several words, as in "on the day", the stop words stay: else every "day"
    would be taken for it.
    """
    for words in listed:
        terms, every = stems(words), [stem(word) for word in words_of(words)]
        yield " ".join(terms if len(terms) > 1 or len(every) == 1 else every)
        whole = closed_up(words)
        if len(whole) == 1 and " " not in words:
            yield stem(whole[0])


def words_typed(groups: Iterable[SameMeaning]) -> set[str]:
    """The single words that people type, as they are written, by which a slip of the finger is known."""
    typed = (words for group in groups for words in (*group.said_here, *group.people_say))
    return {word for words in typed for word in re.findall(r"[^\W\d_]{4,}", folded(words))}


def abbreviations(listed: Iterable[str]) -> set[str]:
    """The words in capitals, such as EDI, as their terms: they are looked for as they are, never as parts of words."""
    return {stem(folded(found)) for words in listed for found in words.split() if _ABBREVIATION.fullmatch(found)}
