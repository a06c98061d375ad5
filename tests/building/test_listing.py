"""What a folder holds, as a build looks through it."""

from __future__ import annotations

import os
from pathlib import Path

from touchstone.listing import Listing, entries_below, listing_of


def laid(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(file, encoding="utf-8")
    return folder


def names(listing: Listing) -> list[str]:
    return [file for file, _ in listing.files()]


def test_files_stand_in_the_order_of_their_paths(tmp_path: Path) -> None:
    laid(tmp_path, "b/y", "b/x", "a b/z", "a/z/1", "top")
    assert names(listing_of(tmp_path)) == ["top", "a/z/1", "a b/z", "b/x", "b/y"]


def test_a_file_is_told_with_its_time_and_size(tmp_path: Path) -> None:
    laid(tmp_path, "a/x")
    os.utime(tmp_path / "a/x", ns=(5, 7_000_000_000))
    assert listing_of(tmp_path).traits("a/x") == (7_000_000_000, 3)


def test_what_python_and_the_finder_leave_behind_is_left_out(tmp_path: Path) -> None:
    laid(tmp_path, "x", ".DS_Store", "__pycache__/y.pyc")
    assert names(listing_of(tmp_path)) == ["x"]


def test_a_folder_that_is_a_link_is_looked_through(tmp_path: Path) -> None:
    laid(tmp_path / "elsewhere", "units/x")
    folder = laid(tmp_path / "here", "y")
    (folder / "suite").symlink_to(tmp_path / "elsewhere")
    assert names(listing_of(folder)) == ["y", "suite/units/x"]
    assert sorted(entry.path for entry in entries_below(str(folder))) == [
        str(folder / "suite/units/x"),
        str(folder / "y"),
    ]


def test_links_that_go_round_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    laid(tmp_path, "a/x", "b/y")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/other").symlink_to(tmp_path / "b")
    (tmp_path / "b/back").symlink_to(tmp_path / "a")
    assert names(listing_of(tmp_path)).count("a/x") == 1
    assert len(names(listing_of(tmp_path))) < 12


def test_what_is_no_file_has_no_traits(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "nowhere").symlink_to("gone")
    (tmp_path / "itself").symlink_to("itself")
    listing = listing_of(tmp_path)
    assert listing.held[""] == {"folder.yaml": None, "itself": None, "nowhere": None}
    assert names(listing) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert listing_of(tmp_path / "gone").held == {}
