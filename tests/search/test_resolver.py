"""Any spelling resolves, to exactly the units that bear the code, and nothing is guessed."""

from __future__ import annotations

import pytest
from register_entries import register_rows
from register_spellings import asked_for_every_row
from search_site import ROOT, shipped

from touchstone.model.unit import Unit
from touchstone.resolver import Named, Resolver
from touchstone.unit_names import unit_resolver

REGISTER = ROOT.parent / "shared" / "register" / "nos-register-2019.csv.gz"


@pytest.fixture(scope="module")
def resolver() -> Resolver[Unit]:
    """The resolver of the units that ship."""
    return unit_resolver(shipped().catalogue)


@pytest.mark.parametrize(
    ("text", "code", "labels"),
    [
        ("ES19", "ES19", ()),
        ("SfJ ES19", "ES19", ()),
        ("sfj es 19", "ES19", ()),
        ("  SFJES19\u00a0", "ES19", ()),
        ("ES-19", "ES19", ()),
        ("unit ES19", "ES19", ()),
        ("Ref: ES19", "ES19", ()),
        ("es19k5", "ES19", ("K5",)),
        ("ES 19k5", "ES19", ("K5",)),
        ("SFJES19#k5", "ES19", ("K5",)),
        ("K5 of ES19", "ES19", ("K5",)),
        ("ES19 PC1", "ES19", ("P1",)),
        ("ES19 P1–P4", "ES19", ("P1", "P2", "P3", "P4")),
        ("ES19 P6, P9-P11", "ES19", ("P6", "P9", "P10", "P11")),
        ("ES3: Plan and administer a canvass", "ES3", ()),
        ("Unit D1 (from Management and Leadership)", "D1", ()),
        ("Administer the electoral nominations process", "ES11", ()),
        ("administer the  Electoral nominations process.", "ES11", ()),
    ],
)
def test_a_spelling_leads_to_its_unit(resolver: Resolver[Unit], text: str, code: str, labels: tuple[str, ...]) -> None:
    resolution = resolver.resolve(text)
    assert resolution.only is not None
    assert (resolution.only.code, resolution.labels) == (code, labels)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("SFJES19 v2 K5", ("K5",)),
        ("SFJES19v2", ()),
        ("ES 19v2", ()),
        ("SFJES19v2 P1-P2", ("P1", "P2")),
        ("sfjes19v2k5", ("K5",)),
        ("sfjes19.v2.k5", ("K5",)),
    ],
)
def test_a_version_is_read(resolver: Resolver[Unit], text: str, labels: tuple[str, ...]) -> None:
    resolution = resolver.resolve(text)
    assert resolution.only is not None
    assert (resolution.only.code, resolution.version, resolution.labels) == ("ES19", 2, labels)


@pytest.mark.parametrize("text", ["", " ", "angry", "P.1", "K5", "Product (P)", "19", "x" * 5000, "((((", "ES99"])
def test_nothing_is_guessed(resolver: Resolver[Unit], text: str) -> None:
    assert resolver.resolve(text).found == ()


@pytest.mark.parametrize(("text", "code"), [("£S12", "ES12"), ("ES2O", "ES20"), ("ESl9", "ES19"), ("E519", "ES19")])
def test_a_look_alike_is_a_warning_and_no_answer(resolver: Resolver[Unit], text: str, code: str) -> None:
    resolution = resolver.resolve(text)
    assert resolution.found == ()
    assert code in {unit.code for _, unit in resolution.look_alikes}


def test_of_two_units_with_one_code_both_are_offered_and_the_suite_decides() -> None:
    two = Resolver(Named(home, ("D1",), f"Title in {home}", homes=(f"{home} (2004)",)) for home in ("Apples", "Pears"))
    assert set(two.resolve("D1").found) == {"Apples", "Pears"}
    assert two.resolve("D1").only is None
    assert two.resolve("D1 [Pears]").only == "Pears"


def test_a_small_letter_at_the_end_counts_and_the_spelling_to_the_letter_goes_first() -> None:
    some = Resolver(Named(code, (code,), code) for code in ("B10a", "B10b", "SFHCIH", "SFHCI.H"))
    assert some.resolve("B10a").found == ("B10a",)
    assert some.resolve("SFHCI.H").found == ("SFHCI.H", "SFHCIH")


def test_a_code_of_today_goes_before_one_of_old() -> None:
    some = Resolver(
        [Named(1, ("X6",), "one", former=("X7",)), Named(2, ("X7",), "two"), Named(3, ("X8",), "three", ("X1",))]
    )
    resolution = some.resolve("X7")
    assert (resolution.found, resolution.former) == ((2,), (1,))
    assert some.resolve("x1").only == 3


@pytest.mark.skipif(not REGISTER.exists(), reason="the register is not here")
def test_every_row_of_the_register_is_found_by_any_spelling_of_its_urn() -> None:
    asked = asked_for_every_row(register_rows(REGISTER))
    print(asked)
    assert asked.spellings >= 3 * asked.rows
    assert asked.wrong == 0
