"""What a heading or lead-in of an owner's own says of the list under it: that it is about doing, knowing, or where both
apply. Such words are no proof; they tell where the shape of the list does not."""

from __future__ import annotations

import re

from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE

ABLE = re.compile(
    r"\bcompeten(?:t|ce|cy)\b|\bskill(?:s|ed|ful)?\b|\bproficien|\bcapable\b|\b(?:is|are|be) able to\b|\bcan$|^can do\b"
    r"|\b(?:good|able|sound|trained|qualified|expert) (?:[\w-]+ ){0,3}[\w-]+s?\b(?= (?:do|can|will|at))"
    r"|\b(?:good|sound|trained|skilled) (?:[\w-]+ )?(?:\w{2,}(?:er|or|ist|man|woman|men)s?|hands?|crew|team|person"
    r"|people|colleague|cook|clerk|nurse)[…:]?$"
    r"|\b(?:you|they|people|who|I|one) can\b|\bready (?:for|to)\b"
    r"|\b(?:meets|works to|reaches|achieves) (?:this|the) standard",
    re.IGNORECASE,
)
"""What is said of ability over criteria; elsewhere notices say it, too, of those who may do something."""
_KNOWING = re.compile(
    r"\b(?:know|underst|learn|aware|familiar|explain|grasp|theory|lore\b|wits?\b)"
    r"|\b(?:in|on) (?:the|your|her|his) (?:mind|head)\b|\b(?:idea|knowledge) of\b|\bquestions\b.{0,60}\banswer"
    r"|\b(?:can|could) (?:\w+ ){0,3}(?:say|tell|answer|put into words)\b|\bth(?:inking|ought)\b"
    r"|\b(?:good|clear|cool|old) heads?\b|\bby heart\b|\bask(?:ed)?\b|\bbehind (?:it|this|that|the)\b",
    re.IGNORECASE,
)
"""What is said over knowledge."""
WELL = re.compile(
    r"\b(?:well|good|right(?:ly)?|properly|soundly?|best|trusted|at its best|craft)\b(?! (?:to|for) )", re.IGNORECASE
)
"""What is said over criteria of how well something is done."""
_DOING = re.compile(r"\bin (?:practice|action)\b|\b(?:do|does|doing|done)\b|\bactions?\b|\btasks?\b", re.IGNORECASE)
_COVERING = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|appl(?:y|ies)|includ(?:es?|ed|ing)|concern(?:s|ed)|we mean|range|scope)\b"
    r"|\b(?:this|it|they) (?:is|are) (?:meant )?(?:for|about)\b|\bof (?:this|that) (?:sort|kind)\b|^such\b"
    r"|\bours? to\b|\b(?:this|it) goes for\b|\b(?:this|it|card|sheet) counts\b|^counts? (?:towards|as)\b",
    re.IGNORECASE,
)
"""What is said over a scope."""


def cue_of(texts: list[str]) -> str:
    """The part that a heading and the lead-ins below it speak of; "" where they speak of none, or of two."""
    said = " ".join(texts)
    if _KNOWING.search(said):
        return KNOWLEDGE
    doing, covering = bool(ABLE.search(said) or _DOING.search(said)), bool(_COVERING.search(said))
    return "" if doing == covering else PERFORMANCE if doing else SCOPE
