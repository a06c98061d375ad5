"""What people type leads to what the pages say, and nothing more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from search_site import shipped

from touchstone.loading import load
from touchstone.model.search_words import SameMeaning
from touchstone.search.entry import Entry
from touchstone.search.spellings import in_short, spellings
from touchstone.search.thesaurus import abbreviations, meanings, words_typed
from touchstone.search.words import closed_up, stems, words


def told(said_here: str, people_say: str = "") -> dict[str, str]:
    """The meanings of one group, as a file has it."""
    return meanings([SameMeaning.model_validate({"said_here": said_here, "people_say": people_say})])


def test_what_people_say_finds_what_is_said_here_and_not_the_other_way_round() -> None:
    found = told("upset, angry", "rude")
    assert found["rude"] == "upset|angri"
    assert found["upset"] == "angri"
    assert "rude" not in "|".join(found.values())


def test_words_stand_in_a_list_or_on_a_line_with_commas() -> None:
    listed = SameMeaning.model_validate({"said_here": ["count", "verification"], "people_say": "tally , recount,"})
    assert (listed.said_here, listed.people_say) == (("count", "verification"), ("tally", "recount"))


def test_a_phrase_in_two_groups_leads_to_both() -> None:
    groups = [SameMeaning(said_here=("finance",), people_say=("audit",))]
    assert meanings([*groups, SameMeaning(said_here=("review",), people_say=("audit",))])["audit"] == "financ|review"


def test_a_phrase_that_is_one_word_with_stop_words_about_it_keeps_them() -> None:
    found = told("polling day", "on the day, take care of")
    assert found["on the day"] == "poll day"
    assert found["take care"] == "poll day"
    assert not found["day"]


def test_a_hyphen_a_blank_and_no_sign_at_all_are_one_spelling() -> None:
    assert set(told("appraisal", "check-in")) > {"check in", "checkin"}
    assert closed_up("an e-mail, one-to-one; self‑belief and - this") == ["email", "onetoone", "selfbelief"]


def test_the_words_of_a_phrase_are_known_so_that_they_are_not_taken_for_slips() -> None:
    assert told("setbacks", "bounce back")["bounc"] == ""


def test_abbreviations_are_words_in_capitals() -> None:
    assert abbreviations(["EDI", "UK GDPR", "Returning Officer", "H&S", "Welsh", "A"]) == {"edi", "uk", "gdpr"}


def test_the_words_that_people_type_are_known_to_the_list_of_spellings() -> None:
    typed = words_typed([SameMeaning(said_here=("upset",), people_say=("lose one's temper", "1-to-1"))])
    assert typed == {"upset", "lose", "ones", "temper"}
    assert spellings({"upset": 5, "angry": 1}, typed) == ["upset3", "angry1", "lose1", "ones1", "temper1"]


def test_the_list_of_spellings_can_be_read_again() -> None:
    listed = sorted(["confide1", "confidence3", "confidential2", "café1", "zebra9", "a" * 40 + "1", "a" * 41 + "2"])
    before, found = "", []
    for shared, rest, common in re.findall(r"([A-Z])([^A-Z0-9]*)([0-9])", in_short(listed)):
        before = before[: ord(shared) - ord("A")] + rest
        found.append(before + common)
    assert found == listed


def test_every_word_said_here_stands_on_a_page(entries: list[Entry]) -> None:
    """A word that is found nowhere leads nobody anywhere. It counts where all its terms stand in one text."""
    texts = [set(stems(text)) for entry in entries for text in (*_texts(entry), *(part.words for part in entry.parts))]
    groups = shipped().catalogue.search_words.same_meaning
    said = {words for group in groups for words in group.said_here}
    assert [one for one in sorted(said) if not any(set(stems(one)) <= text for text in texts)] == []


def _texts(entry: Entry) -> list[str]:
    own = " ".join((entry.title, *entry.also, *entry.keywords))
    whole = " ".join((own, entry.words, entry.more, entry.context))
    return [own, whole, *(f"{part.title} {part.words}" for part in entry.parts)]


def test_no_group_says_twice_the_same() -> None:
    for group in shipped().catalogue.search_words.same_meaning:
        listed = [" ".join(words(one)) for one in (*group.said_here, *group.people_say)]
        assert len(listed) == len(set(listed)), sorted(one for one in set(listed) if listed.count(one) > 1)


def test_a_file_with_an_unknown_key_is_a_problem_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "search-words.yaml").write_text("same_meaning:\n  - said_her: canvass\n", encoding="utf-8")
    problems = [str(problem) for problem in load(tmp_path).problems]
    assert any("search-words.yaml" in problem and "said_her" in problem for problem in problems)


@pytest.mark.parametrize("hostile", ["</script>", "a|b", '"', "\u2028", "=es19", "!x"])
def test_hostile_words_make_no_terms_but_words(hostile: str) -> None:
    assert all(re.fullmatch(r"[\w |]*", f"{phrase}{others}") for phrase, others in told("canvass", hostile).items())
