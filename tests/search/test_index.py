"""The index: what is written can be read again, and a rebuild gives what a new build gives."""

from __future__ import annotations

import json
import random
import re
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchstone.model.search_words import SameMeaning
from touchstone.search.blocks import PARTS_IN_BLOCK, Said, blocks_of
from touchstone.search.entry import Entry, Facet, Part
from touchstone.search.files import search_files
from touchstone.search.offers import offer_of
from touchstone.search.pieces import cut, file_name, usual_size
from touchstone.search.postings import HALF, decoded, in_block, in_shard, number, replaced
from touchstone.search.store import Store

WORDS = "canvass ballot elector register poll count candidate agent café naïve 2012 politely".split()  # noqa: SIM905
SAME = [SameMeaning(said_here=("count",), people_say=("tally",))]
Keys = st.sets(st.integers(0, 32 * 32 - 1), min_size=1).map(sorted)


def made_up(many: int, seed: int = 1) -> list[Entry]:
    """Entries of drawn words."""
    chance = random.Random(seed)

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=6))

    return [
        Entry(
            "unit",
            f"units/u{place}/",
            text(),
            f"U{place}",
            parts=tuple(Part("skill", f"P{n}", f"p{n}", text()) for n in range(5)),
        )
        for place in range(many)
    ]


def segment(shard: str, keys: list[int]) -> str:
    """One shard's part of a term's postings; a key is a block's place times HALF plus an ordinal."""
    blocks = [
        in_block([(key % HALF, ("term",)) for key in keys if key // HALF == place]).items() for place in range(HALF)
    ]
    return shard + in_shard(blocks)["term"]


def built(entries: list[Entry], cache: Path | None = None) -> dict[str, bytes]:
    """The files of an index."""
    return {file.address: file.content for file in search_files(entries, SAME, cache)}


@given(st.dictionaries(st.integers(0, 4000), Keys, min_size=1, max_size=8))
def test_postings_are_read_as_they_were_written(shards: dict[int, list[int]]) -> None:
    written = "".join(segment(number(shard, 2), keys) for shard, keys in sorted(shards.items()))
    assert decoded(written, 2) == [(number(shard, 2), key) for shard, keys in sorted(shards.items()) for key in keys]


@given(st.dictionaries(st.integers(0, 60), Keys, max_size=6), st.dictionaries(st.integers(0, 60), Keys, max_size=6))
def test_a_segment_can_be_replaced_without_the_others(
    before: dict[int, list[int]], after: dict[int, list[int]]
) -> None:
    def written(shards: dict[int, list[int]]) -> str:
        return "".join(segment(number(shard, 1), keys) for shard, keys in sorted(shards.items()))

    changes = [
        segment(number(shard, 1), after[shard]) if shard in after else number(shard, 1) for shard in before | after
    ]
    assert replaced(written(before), changes, 1) == written(after)


def test_pieces_hold_every_term_once_and_where_it_is_looked_for() -> None:
    terms = {f"{a}{b}{c}": 40 for a in "abc" for b in "abcdefgh" for c in "stuvw"} | {"=es19": 9, "zebra": 9000}
    pieces = cut(terms, 500)
    starts = [piece.start for piece in pieces]
    assert starts == sorted(starts) and starts[0] == ""
    for piece, end in zip(pieces, [*starts[1:], "\uffff"], strict=True):
        assert all(piece.start <= term < end for term in piece.terms)
    assert sorted(term for piece in pieces for term in piece.terms) == sorted(terms)


def test_a_new_term_leaves_the_other_pieces_as_they_are() -> None:
    terms = {f"{a}{b}{c}": 40 for a in "abc" for b in "abcdefgh" for c in "stuvw"}
    before, after = set(cut(terms, 500)), set(cut(terms | {"bdx": 40}, 500))
    assert len(before - after) == 1


def test_the_name_of_a_piece_is_never_too_long_for_a_file() -> None:
    terms = {"a" * 5000 + ending: 400 for ending in ("", "b", "bc", " 20 w")} | {"b": 4}
    pieces = cut(terms, 500)
    assert max(len(file_name(piece.start)) for piece in pieces) < 120
    assert sorted(term for piece in pieces for term in piece.terms) == sorted(terms)


@pytest.mark.parametrize("start", ["con", "=es", ":suite:a-b", "", "ñ", "!job des"])
def test_file_names_are_plain(start: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]*", file_name(start))


def test_a_rebuild_after_changes_gives_what_a_new_build_gives(tmp_path: Path) -> None:
    entries = made_up(300)
    assert built(entries, tmp_path) == built(entries)
    changed = [entry for place, entry in enumerate(entries) if place % 50]
    changed[7] = changed[7]._replace(title="quite another zygote", facets=(Facet("suite", "s", "S"),), names=("u7",))
    changed += made_up(20, seed=9)[:1]
    assert built(changed, tmp_path) == built(changed)
    assert built(entries, tmp_path) == built(entries)


def test_a_rebuild_reads_only_the_blocks_of_shards_that_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = made_up(300)
    built(entries, tmp_path)
    read: list[int] = []
    whole = Store.said
    monkeypatch.setattr(
        Store, "said", lambda store, blocks: whole(store, [(read.append(one), one)[1] for one in blocks])
    )
    entries[3] = entries[3]._replace(title="another title")
    built(entries, tmp_path)
    assert 2 <= len(read) <= 2 * HALF


@pytest.mark.parametrize("damage", [b"", b"[", b"SQLite format 3\x00", b"\xff" * 9000])
def test_a_damaged_cache_is_not_used(tmp_path: Path, damage: bytes) -> None:
    entries = made_up(40)
    expected = built(entries, tmp_path)
    (tmp_path / "now.db").write_bytes(damage)
    assert built(entries, tmp_path) == expected


@pytest.mark.parametrize("held", [0, 40])
def test_a_build_that_was_cut_off_anywhere_leaves_nothing_wrong(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = made_up(40)
    changed = [entries[0]._replace(title="zygote"), *entries[1:]]
    finished = False
    for wait in count(1):
        built(entries[:held], tmp_path)
        with suppress(KeyboardInterrupt), monkeypatch.context() as patched:
            cut_off_at_statement(wait, patched)
            built(changed, tmp_path)
            finished = True
        assert built(changed, tmp_path) == built(changed)
        if finished:
            break
    assert wait > 12


def cut_off_at_statement(wait: int, patched: pytest.MonkeyPatch) -> None:
    """End the build, as Ctrl-C does, at one of the statements by which it changes what is kept."""
    left = [wait]

    def counting(whole: Any) -> Any:
        def run(store: Store, statement: str, *rest: Any) -> Any:
            left[0] -= statement.startswith(("INSERT", "DELETE", "UPDATE", "BEGIN", "COMMIT"))
            if not left[0] and not statement.startswith("ROLLBACK"):
                raise KeyboardInterrupt
            return whole(store, statement, *rest)

        return run

    for name in ("run", "run_each"):
        patched.setattr(Store, name, counting(getattr(Store, name)))


@given(st.lists(st.sets(st.integers(0, 30), min_size=1), min_size=2, max_size=5))
@settings(max_examples=20, deadline=None)
def test_after_any_changes_the_index_is_that_of_a_new_build(states: list[set[int]]) -> None:
    entries = made_up(31, seed=4)
    with tempfile.TemporaryDirectory() as folder:
        for state in states:
            listed = [entries[place]._replace(title=f"{len(state)} titles") for place in sorted(state)]
            assert built(listed, Path(folder)) == built(listed)


def test_a_small_change_changes_few_files(tmp_path: Path) -> None:
    entries = made_up(300)
    before = built(entries)
    entries[3] = entries[3]._replace(parts=(*entries[3].parts[:-1], entries[3].parts[-1]._replace(words="zygote")))
    after = built(entries)
    assert sum(before.get(name) != content for name, content in after.items()) <= len(WORDS) + 4


def test_a_long_entry_goes_on_in_further_blocks() -> None:
    entry = Entry(
        "unit", "units/long/", "Long", parts=tuple(Part("skill", f"P{n}", f"p{n}", "words") for n in range(1000))
    )
    blocks = list(blocks_of(entry))
    assert sorted(part.label for block in blocks for part in block.parts) == sorted(part.label for part in entry.parts)
    assert all(len(block.parts) <= PARTS_IN_BLOCK for block in blocks)


def test_entries_that_are_the_same_are_all_kept() -> None:
    twice = [Entry("term", "glossary/#a", "A")] * 2
    assert read("start", built(twice))["found"] == 2


def test_nothing_at_all_gives_an_index(tmp_path: Path) -> None:
    assert "search/start.js" in built([], tmp_path)


def test_hostile_words_stay_within_a_string() -> None:
    evil = '</script><script>alert(1)</script> "\\ \u2028 `${x}`'
    for content in built([Entry("unit", "units/x/", evil, words=evil, context=evil)]).values():
        found = re.fullmatch(r'touchstoneSearch\.piece\("[a-z0-9_/-]+",(.*)\)\n', content.decode(), re.DOTALL)
        assert found and json.loads(found[1]) is not None


def test_the_index_says_how_large_each_of_its_pieces_is() -> None:
    files = built(made_up(300))
    start = read("start", files)
    names = [f"t-{file_name(beginning)}" for beginning in start["terms"]]
    lengths = [len(json.dumps(read(name, files), separators=(",", ":"))) for name in names]
    assert start["sizes"] == [pytest.approx(length, abs=100, rel=0.2) for length in lengths]


def test_the_pieces_of_a_large_index_are_still_small() -> None:
    assert [usual_size(total) for total in (10_000, 1_500_000, 100_000_000)] == [2_000, 4_000, 8_000]


def read(name: str, files: dict[str, bytes]) -> Any:
    """What a file of the index holds."""
    found = re.fullmatch(r"[^,]*,(.*)\)\n", files[f"search/{name}.js"].decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_store_tells_what_it_took_until_it_is_to_forget_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "now.db")
    offers = {entry.address: offer_of(entry) for entry in made_up(3)}
    store.take(offers.items())
    assert {key: card for key, (_, card) in store.cards().items()} == {key: one.card for key, one in offers.items()}
    first, _ = store.cards()["units/u1/"]
    assert store.said([first]) == [Said._make(offers["units/u1/"].blocks[0][:3])]
    store.forget(["units/u1/"])
    assert store.keys() == {"units/u0/", "units/u2/"}
    store.close()
