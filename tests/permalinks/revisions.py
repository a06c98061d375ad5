"""A history of twelve revisions: the first world, and what each revision changes in it."""

from __future__ import annotations

from collections.abc import Callable

from world import UNITS, Data, World, item, relabelled

GREET = [
    "greet each visitor within two minutes of their arrival",
    "write the name and the errand of each visitor into the book",
    "hand out badges and collect them again when visitors leave",
    "telephone the person whom the visitor has come to see",
    "offer water, a seat and something to read",
]
KNOW = [
    "who may enter the building and at what hours",
    "how long the law lets you keep the names of visitors",
    "which doors must never be blocked, and why",
    "what to do when the fire alarm sounds during a visit",
    "how to speak with people who are angry or frightened",
]
GUIDE = ["show visitors the way to the meeting room", "tell visitors which stairs are closed for repairs"]


def first_world() -> World:
    """The standards of the first release."""
    greet: Data = {
        "code": "V1",
        "urn": "TCV1",
        "is": "unit greet",
        "title": "Greet visitors",
        "grouping": "at-the-desk",
        "wording": "restated",
        "performance_criteria": [{"items": relabelled([item("", text) for text in GREET], "P")}],
        "knowledge": [{"items": relabelled([item("", text) for text in KNOW], "K")}],
        "scope": [
            {"term": "visitors", "items": [item("S1", "Councillors"), item("S2", "Contractors and their drivers")]}
        ],
        "version": 1,
    }
    greet["performance_criteria"][0]["items"][2]["parts"] = item("", "", "day badges", "badges of contractors")["parts"]
    guide: Data = {
        "code": "V2",
        "urn": "TCV2",
        "is": "unit guide",
        "title": "Show visitors round the building",
        "grouping": "at-the-desk",
        "wording": "restated",
        "performance_criteria": [{"items": relabelled([item("", text) for text in GUIDE], "P")}],
        "version": 1,
    }
    return World(
        {
            "edition.yaml": {
                "title": "Standards of a town hall",
                "dated": "2026-01-01",
                "publisher": "The Town Council",
            },
            "glossary.yaml": {
                "terms": [{"id": "visitor", "is": "term visitor", "term": "visitor", "definition": "Who comes in."}]
            },
            "suites/visits/suite.yaml": {
                "title": "Visits",
                "is": "suite",
                "owner": "The Town Council",
                "namespace": "11111111-2222-4333-8444-555555555555",
                "groupings": [{"id": "at-the-desk", "is": "grouping desk", "title": "At the front desk"}],
            },
            f"{UNITS}/V1.yaml": greet,
            f"{UNITS}/V2.yaml": guide,
            "suites/visits/roles/receptionist.yaml": _role("Receptionist", "V1"),
            "frameworks/manners.yaml": _framework(),
            "courses/welcome.yaml": _course(),
        }
    )


def _role(title: str, *units: str) -> Data:
    lines = [{"unit": unit, "how_sure": "certain"} for unit in units]
    return {"title": title, "is": "role receptionist", "about": "The first face that people see.", "units": lines}


def _framework() -> Data:
    behaviours = [
        {"id": "b1", "text": "Listens to the end", "is": "b listens"},
        {"id": "b2", "text": "Says thank you", "is": "b thanks"},
    ]
    return {
        "title": "Manners at work",
        "is": "framework",
        "owner": "The Town Council",
        "about": "How we treat each other.",
        "wording": "restated",
        "cumulative": True,
        "clusters": [{"id": "people", "title": "People"}],
        "competencies": [
            {
                "code": "M1",
                "is": "courtesy",
                "title": "Courtesy",
                "cluster": "people",
                "definition": "Kind in word and deed.",
                "levels": [{"number": 1, "behaviours": behaviours}],
            }
        ],
    }


def _course() -> Data:
    return {
        "title": "Welcome to the front desk",
        "is": "course",
        "provider": "The Town Council",
        "about": "A morning for newcomers.",
        "wording": "restated",
        "mode": "in-person",
        "outcomes": [{"id": "o1", "text": "Greet people as they come in", "is": "o greet"}],
    }


def _knowledge(unit: Data) -> list[Data]:
    items: list[Data] = unit["knowledge"][0]["items"]
    return items


def _criteria(unit: Data) -> list[Data]:
    items: list[Data] = unit["performance_criteria"][0]["items"]
    return items


def first_release(world: World) -> None:
    """The world is published as it is."""


def reworded(world: World) -> None:
    """An item is reworded in a new version."""
    unit = world.next_version("V1")
    _knowledge(unit)[1]["text"] = "for how long the law allows you to keep the names of visitors on record"


def renumbered(world: World) -> None:
    """A new item comes first, and all others move down by one."""
    unit = world.next_version("V1")
    newcomer = item("", "why a tidy desk matters to those who arrive")
    unit["knowledge"][0]["items"] = relabelled([newcomer, *_knowledge(unit)], "K")


def split(world: World) -> None:
    """One item becomes two, the first of which keeps the label."""
    unit = world.next_version("V1")
    old = _criteria(unit)[1]
    first, second = item("P2", "record who the caller is"), item("P6", "note the errand beside it")
    world.became[old["is"]] = (first["is"], second["is"])
    _criteria(unit)[1] = first
    _criteria(unit).append(second)


def merged(world: World) -> None:
    """Two items become one, under the label of the first."""
    unit = world.next_version("V1")
    badges = _criteria(unit)[2]
    call, seat = _criteria(unit)[3], _criteria(unit)[4]
    one = item("P4", "look after everybody who waits, and let their host know")
    world.became |= {call["is"]: (one["is"],), seat["is"]: (one["is"],)}
    unit["performance_criteria"][0]["items"] = [*_criteria(unit)[:2], badges, one, _criteria(unit)[5] | {"id": "P5"}]


def withdrawn(world: World) -> None:
    """The last item is withdrawn, and a sub-point with it."""
    unit = world.next_version("V1")
    gone = _knowledge(unit).pop()
    part = _criteria(unit)[2]["parts"].pop()
    world.became |= {gone["is"]: (), part["is"]: ()}


def introduced_again(world: World) -> None:
    """What was withdrawn stands again, under its old label and with its old words."""
    unit = world.next_version("V1")
    world.became.pop(KNOW[4])
    _knowledge(unit).append(item("K6", KNOW[4]))


def label_given_again(world: World) -> None:
    """The label that a split left behind and a merger took away is given to something else."""
    unit = world.next_version("V1")
    _criteria(unit).append(item("P6", "lock the letter box at the end of the day"))


def regrouped(world: World) -> None:
    """The grouping gets another id, and one unit goes into a new one."""
    suite = world.files["suites/visits/suite.yaml"]
    suite["groupings"][0] |= {"id": "front-desk"}
    suite["groupings"].append({"id": "on-the-way", "is": "grouping way", "title": "On the way through the house"})
    world.unit("V1")["grouping"] = "front-desk"
    world.unit("V2")["grouping"] = "on-the-way"


def replaced_by_two(world: World) -> None:
    """A unit is replaced by two; one of its items goes into the first, the other is dropped."""
    old = world.files.pop(f"{UNITS}/V2.yaml")
    world.files[f"{UNITS}/earlier/V2.v1.yaml"] = old
    way = _criteria(old)[0]
    for code, title, items in (
        ("V3", "Take visitors to their rooms", [way]),
        ("V4", "Keep the ways clear", [item("", "sweep the stairs twice a day")]),
    ):
        made = {key: old[key] for key in ("grouping", "wording")}
        listed = [{"items": relabelled(items, "P")}]
        world.files[f"{UNITS}/{code}.yaml"] = {
            "code": code,
            "urn": f"TC{code}",
            "is": f"unit {code}",
            "title": title,
            **made,
            "performance_criteria": listed,
            "version": 1,
        }
    world.became |= {"unit guide": ("unit V3", "unit V4"), GUIDE[1]: ("unit V3", "unit V4")}


def role_renamed(world: World) -> None:
    """A role gets another file name, and so another address; a behaviour and a term are withdrawn and replaced."""
    role = world.files.pop("suites/visits/roles/receptionist.yaml")
    world.files["suites/visits/roles/front-of-house.yaml"] = role | {"title": "Receptionist and caretaker"}
    behaviours = world.files["frameworks/manners.yaml"]["competencies"][0]["levels"][0]["behaviours"]
    world.became[behaviours.pop()["is"]] = ()
    world.files["glossary.yaml"]["terms"] = [
        {"id": "caller", "is": "term caller", "term": "caller", "definition": "Who comes in."}
    ]
    world.became["term visitor"] = ("term caller",)


def moved_as_a_whole(world: World) -> None:
    """A unit gets another reference number, and so another address; a course is withdrawn."""
    unit = world.next_version("V1")
    unit["urn"] = "TCFH1"
    course = world.files.pop("courses/welcome.yaml")
    world.became |= {course["is"]: (), course["outcomes"][0]["is"]: ()}


REVISIONS: tuple[Callable[[World], None], ...] = (
    first_release,
    reworded,
    renumbered,
    split,
    merged,
    withdrawn,
    introduced_again,
    label_given_again,
    regrouped,
    replaced_by_two,
    role_renamed,
    moved_as_a_whole,
)
"""The release of the first world, then eleven more."""
