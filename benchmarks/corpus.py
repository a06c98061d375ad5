"""Standards made up for the benchmark: as many units as are asked for, always the same ones from the same seed.

A unit is about as long as a real one (nine criteria, fourteen knowledge items, scope, links and details, some 5 kB of
YAML). Words are drawn as people use them, a few often and most seldom, since a search index lives on that.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

UNITS_IN_SUITE = 48
GROUPINGS = 6
VERBS = """agree arrange assess assist brief check clean clear collect compare complete confirm consult count deliver
describe design direct discuss display draft encourage estimate evaluate explain file find follow gather greet guide
handle identify inform inspect interpret introduce keep lead list maintain manage measure meet monitor negotiate note
observe obtain offer operate order organise pack plan prepare present prevent process produce protect provide record
refer repair report research resolve respond review schedule secure select send separate serve sort store support
survey teach test train update verify weigh write""".split()
NOUNS = """account agreement animal area assessment boundary budget cargo case child claim cleaning colleague complaint
component concern contract crop customer damage decision delivery design diary document drain electorate emergency
equipment event evidence exhibition fabric fault fixture form garden guest hazard herd identity incident indicator
infection information instruction instrument invoice kitchen label learner lease ledger licence load location machine
material meal meeting member menu message method mooring network notice objective observation order parcel patient
payment permit plan plant policy premises problem procedure product programme project property queue record recruit
referral register regulation repair report request requirement resource result risk route safety sample schedule
scaffold seal service shelter shift signal site software specimen stock stakeholder standard statement stream surface
survey system target team tenancy term test timber tool training treatment tree tyre vehicle venue vessel visitor
volunteer warning waste weather weld workplace yard""".split()
QUALITIES = """accurate adequate agreed appropriate available careful clear complete confidential consistent current daily
damaged dangerous early effective electronic essential external fair final formal fragile full hidden immediate
independent internal legal likely local manual minor modern national necessary new open optional organisational
original overdue permanent personal physical planned possible prompt public regular relevant reliable safe seasonal
secure sensitive serious sharp special statutory suitable temporary timely urgent usual valid visible written""".split()
ENDS = (
    "within the time that was agreed",
    "in line with the law and your organisation's policy",
    "so that others can find it again",
    "before the work begins",
    "and tell those who need to know",
    "to the standard that your organisation expects",
    "without putting anybody at risk",
    "when circumstances change",
    "and ask for help where it goes beyond your role",
    "in a form that suits the people concerned",
)
LEADS = (
    "why",
    "how to",
    "when to",
    "the importance of knowing how to",
    "what to do if you cannot",
    "which rules apply when you",
)


@dataclass(frozen=True)
class Sketch:
    """A unit's place in the corpus: its number, names and title."""

    number: int
    suite: str
    code: str
    urn: str
    title: str


def write_corpus(folder: Path, size: int, titles: Sequence[str] = (), seed: int = 7) -> None:
    """Write the standards folder of a corpus with `size` units. `titles` are used first, as far as they reach."""
    sketches = list(_sketches(size, titles, seed))
    for start in range(0, size, UNITS_IN_SUITE):
        _write_suite(folder, sketches[start : start + UNITS_IN_SUITE])
    for sketch in sketches:
        path = unit_path(folder, sketch)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_unit(sketch, sketches, random.Random(seed * 1_000_003 + sketch.number)), encoding="utf-8")
    (folder / "edition.yaml").write_text("title: Benchmark\ndated: 2026-01-31\n", encoding="utf-8")
    (folder / "glossary.yaml").write_text(_glossary(), encoding="utf-8")


def write_docs(folder: Path, docs: Path) -> None:
    """Copy hand-written pages with plain words in place of their macros, which name units that no corpus has."""
    for path in docs.rglob("*"):
        target = folder / path.relative_to(docs)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            target.write_bytes(_without_macros(content.decode("utf-8")).encode() if path.suffix == ".md" else content)


def _without_macros(text: str) -> str:
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "the unit", text, flags=re.DOTALL)


def unit_path(folder: Path, sketch: Sketch) -> Path:
    """Where a unit's file stands."""
    return folder / "suites" / sketch.suite / "units" / f"{sketch.code}.yaml"


def register_titles(path: Path) -> list[str]:
    """The titles of a register: a CSV file with a column `title`, which may be compressed with gzip."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as stream:
        return [" ".join(line["title"].split()) for line in csv.DictReader(stream) if line["title"].strip()]


def _sketches(size: int, titles: Sequence[str], seed: int) -> Iterator[Sketch]:
    draw = random.Random(seed)
    for number in range(size):
        suite, place = divmod(number, UNITS_IN_SUITE)
        title = titles[number] if number < len(titles) else _title(draw)
        yield Sketch(number, f"suite-{suite + 1}", f"S{suite + 1}U{place + 1}", f"BENS{suite + 1}U{place + 1}", title)


def _title(draw: random.Random) -> str:
    return f"{_verb(draw).capitalize()} and {_verb(draw)} {_quality(draw)} {_noun(draw)}s for a {_noun(draw)}"


def _pick(draw: random.Random, words: Sequence[str]) -> str:
    """A word of a list, those at its start more often."""
    return words[int(len(words) * draw.random() ** 2)]


def _verb(draw: random.Random) -> str:
    return _pick(draw, VERBS)


def _noun(draw: random.Random) -> str:
    return _pick(draw, NOUNS)


def _quality(draw: random.Random) -> str:
    return _pick(draw, QUALITIES)


def _sentence(draw: random.Random) -> str:
    return f"{_verb(draw)} the {_quality(draw)} {_noun(draw)} of each {_noun(draw)} with a {_quality(draw)} {_noun(draw)} {draw.choice(ENDS)}"


def _items(draw: random.Random, letter: str, headings: Sequence[tuple[str, int]], lead: bool) -> Iterator[str]:
    number = 0
    for heading, count in headings:
        yield f"  - heading: {heading}"
        yield "    items:"
        for _ in range(count):
            number += 1
            yield f"      - id: {letter}{number}"
            yield f"        text: {draw.choice(LEADS) + ' ' if lead else ''}{_sentence(draw)}, point {number}"


def _unit(sketch: Sketch, sketches: Sequence[Sketch], draw: random.Random) -> str:
    term = _noun(draw)
    quoted = sketch.title.replace("'", "''")
    return "\n".join(
        [
            f"code: {sketch.code}",
            f"urn: {sketch.urn}",
            f"title: '{quoted}'",
            f"grouping: grouping-{sketch.number % GROUPINGS + 1}",
            "wording: restated",
            "overview: |",
            *(f"  This unit is about the {_quality(draw)} {_noun(draw)}. You {_sentence(draw)}." for _ in range(5)),
            "target_group: |",
            f"  Everyone who has to {_sentence(draw)}.",
            "performance_criteria:",
            *_items(draw, "P", ((f"Preparing the {term}", 5), (f"Finishing the {term}", 4)), lead=False),
            "knowledge:",
            *_items(draw, "K", (("Legislation, policy and practice", 6), (f"Working with a {term}", 8)), lead=True),
            "scope:",
            f"  - term: {term}",
            "    items:",
            *(
                f"      - id: S{number}\n        text: {_quality(draw)} {_noun(draw)} of a {_noun(draw)}, kind {number}"
                for number in range(1, 6)
            ),
            "links:",
            *(
                f"  - to: {other.code}\n    suite: {other.suite}\n    kind: related"
                for other in _linked(sketch, sketches, draw)
            ),
            *_details(sketch, draw),
            "",
        ]
    )


def _linked(sketch: Sketch, sketches: Sequence[Sketch], draw: random.Random) -> list[Sketch]:
    """Two other units, one near and one anywhere."""
    near = sketches[(sketch.number + draw.randint(1, 5)) % len(sketches)]
    return [other for other in dict.fromkeys((near, draw.choice(sketches))) if other is not sketch]


def _details(sketch: Sketch, draw: random.Random) -> Iterator[str]:
    year = draw.randint(2008, 2022)
    yield f"version: {draw.randint(1, 4)}"
    yield f"approved: {year}-{draw.randint(1, 12):02}"
    yield f"review_due: {year + 5}-{draw.randint(1, 12):02}"
    yield f"validity: {draw.choice(('Current', 'Current', 'Legacy'))}"
    yield f"status: {draw.choice(('Original', 'Tailored'))}"
    yield "developed_by: Benchmark Skills"
    yield "originating_organisation: Benchmark Skills"
    yield f"original_urn: {sketch.urn}"
    yield "keywords:"
    yield from (f"  - {word}" for word in dict.fromkeys(_noun(draw) for _ in range(4)))


def _write_suite(folder: Path, sketches: Sequence[Sketch]) -> None:
    place = folder / "suites" / sketches[0].suite
    (place / "roles").mkdir(parents=True, exist_ok=True)
    name = sketches[0].suite.removeprefix("suite-")
    groupings = "".join(
        f"  - id: grouping-{number}\n    title: Field {number} of suite {name}\n" for number in range(1, GROUPINGS + 1)
    )
    suite = f"title: Suite {name}\nnamespace: {uuid5(NAMESPACE_URL, name)}\nowner: Benchmark Skills\nabout: |\n  What suite {name} is about.\ngroupings:\n{groupings}"
    (place / "suite.yaml").write_text(suite, encoding="utf-8")
    units = "".join(f"  - unit: {sketch.code}\n    how_sure: certain\n" for sketch in sketches[::4])
    role = (
        f"title: Officer {name}\nabout: |\n  Does the work of suite {name}.\nresponsibility:\n  - full\nunits:\n{units}"
    )
    (place / "roles" / f"officer-{name}.yaml").write_text(role, encoding="utf-8")


def _glossary() -> str:
    words = ("stakeholder", "hazard", "evidence", "procedure", "risk", "policy")
    terms = "".join(
        f"  - id: {word}\n    term: {word}\n    definition: |\n      What people in the field mean by {word}.\n    explain_in_place: true\n"
        for word in words
    )
    return f"terms:\n{terms}"
