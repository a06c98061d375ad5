"""What the parts of a document say against its being a unit: that they are of one week or year, that something is still
wanted, or that the reader is to get in touch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.own_headings.cues import ABLE
from touchstone.importers.own_headings.list_kinds import ToldPart
from touchstone.importers.signs.item_shapes import SCOPE

_OF_A_TIME = re.compile(
    r"\b(?:weeks?|weekend|months?|years?|tonight|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\bby the (?:end|time)\b|^an? (?:\w+ )?(?:day|morning|evening|shift) (?:at|in|with|on)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:would|you'd|we'd|you’d|we’d) (?:like|want|love) to\b|\bstill (?:have|need|want)\b|\bwe(?: all)? want\b"
    r"|\byou(?:'ll|’ll| will) (?:be (?!able\b)|learn|find|get|see|meet|pick|take|come away)"
    r"|\byou (?:bring|did|will have)\b(?! to\b)|^(?:must|nice|good|great) (?:have|to have|if)\b"
    r"|\b(?:managers|employees|members|customers|callers|owners|users|visitors|residents|everybody|everyone)"
    r" (?:should|must|need|ought|may|will)\b"
    r"|^what to do\b|^(?:you|you'll|you’ll) need\b|^tips\b|\bworth knowing\b|\bbefore you (?:start|begin)\b"
    r"|\bsteps?\b|\bhow to\b|\bmethod\b|\binstructions?\b",
    re.IGNORECASE,
)
"""What is said of somebody who does not do or know it yet, or did it once, or is sought;
and of the steps of a piece of work."""
_INVITES = re.compile(
    r"(?:please )?(?:send|write to|ring|call|phone|e-?mail|contact|join|book|apply|talk to|drop)"
    r" (?:us|me|in|our|your|now)\b.*"
    r"|(?:please )?(?:write|apply|send|reply|letters?|answers?)\b.{0,60}\bby (?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r" [a-z]{3,9}\b.*",
    re.IGNORECASE,
)
"""How a line begins that tells the reader to get in touch."""
_OFFERED = re.compile(
    r"\b(?:we need you|in it for you|what (?:you(?:'ll|’ll| will)? get|we (?:offer|give you|pay)))\b|\bjoin us\b"
    r"|\b(?:seasonal|temporary|permanent|(?:part|full)[ -]time|fixed[ -]term)\b",
    re.IGNORECASE,
)
"""What a heading says to somebody who is sought."""
_OF_OURS = re.compile(r"\b(?:our|we|us|your|you)\b", re.IGNORECASE)
"""What a title says that speaks of its writers, or to its readers."""
_HOURS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b"
    r"|\b(?:mornings?|afternoons?)$",
    re.IGNORECASE,
)
_TELLS_HOW = re.compile(
    r"\b(?:here is|here's|here’s|(?:this|these) (?:pages?|sheets?|notes?|leaflets?) (?:tells?|explains?|shows?))"
    r" (?:you )?how\b|\bfollow (?:these|the) steps\b",
    re.IGNORECASE,
)
"""How instructions introduce themselves."""
_SEEKS = re.compile(
    r"\b(?:wants?|needs?|seeks?|looking for) (?:[\w-]+ ){1,3}(?:people|persons?|volunteers|helpers|hands)\b",
    re.IGNORECASE,
)
"""What is said where somebody is sought."""

_COMMAND = re.compile(r"`[^`]+`|(?<!\S)--[a-z][a-z-]+")
"""A command, or an option of one, in the text of a manual."""
_FEWEST_COMMANDS = 3


def is_manual(lines: Sequence[Line]) -> bool:
    """Whether several lines hold commands, as those of a program's manual do."""
    return sum(1 for line in lines if _COMMAND.search(line.text)) >= _FEWEST_COMMANDS


def said_against(told: Sequence[ToldPart], lines: Sequence[Line]) -> float:
    """What headings over criteria or knowledge, and lines outside all lists, say against a unit, from 0 to 1."""
    heads = [text for one in told if one.kind != SCOPE for text in one.above]
    items = {place for one in told for place in one.part.items}
    others = [line.text for place, line in enumerate(lines) if place not in items]
    timed = any(_OF_A_TIME.search(text) and not ABLE.search(text) for text in heads)
    bars = (
        timed or any(one.kind == SCOPE and _is_timetable(one.texts) for one in told),
        any(_WANTED.search(text) for text in heads),
        any(_OFFERED.search(line.text) for line in lines if line.heading or line.bold),
        any(_OF_OURS.search(line.text) for line in lines if line.heading == 1),
        any(_INVITES.fullmatch(text) or _SEEKS.search(text) or _TELLS_HOW.search(text) for text in others),
    )
    return sum(bars) / len(bars)


def _is_timetable(texts: Sequence[str]) -> bool:
    """Whether a list names days of the week or hours."""
    return sum(bool(_HOURS.search(text)) for text in texts) * 2 > len(texts)
