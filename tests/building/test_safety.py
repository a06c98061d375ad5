"""A build that is cut off leaves the last good site as it was, and the next build mends what is left."""

from __future__ import annotations

import gzip
import os
import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.running import BUILD
from macros.building import BuildStopped
from tests.building.conftest import PROJECT, Content, everything
from tests.building.edits import add, reword

LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"


def command(content: Content, before: str = "") -> list[str]:
    folders = (content.project("project"), content.standards, content.docs, content.site)
    return [sys.executable, "-c", before + BUILD, *map(str, folders)]


def verified(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "verify.py"), str(site)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("moments", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_a_build_that_is_killed_leaves_a_whole_site(content: Content, moments: int) -> None:
    content.build()
    started = time.perf_counter()
    subprocess.run(command(content), check=True)
    usual = max(time.perf_counter() - started, 0.5) * 1.5
    draw = random.Random(7)
    for number in range(moments):
        before = everything(content.site)
        reword(number, draw.choice(["alpha", "beta", "gamma"]) + str(number))(content.standards)
        process = subprocess.Popen(command(content), start_new_session=True)
        time.sleep(draw.random() * usual)
        os.killpg(process.pid, 9)
        process.wait()
        assert verified(content.site).returncode == 0
        if everything(content.site) != before:
            content.build()
    content.build()
    assert everything(content.site) == content.built_clean("clean")


def test_a_full_disk_leaves_the_last_site(content: Content) -> None:
    content.build()
    before = everything(content.site)
    reword(1, "alpha")(content.standards)
    add("9")(content.standards)
    failed = subprocess.run(command(content, LIMITED), capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "The disk is full" in failed.stderr
    assert everything(content.site) == before
    content.build()
    assert everything(content.site) == content.built_clean("clean")


def test_two_builds_at_once_do_not_mix(content: Content) -> None:
    builds = [subprocess.Popen(command(content), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert any("waiting for it" in one for one in said)
    assert verified(content.site).returncode == 0


def test_a_note_that_cannot_be_read_means_a_build_of_everything(content: Content) -> None:
    content.build()
    before = everything(content.site)
    for note in content.folder.glob("project/.cache/sites/*/*.state"):
        note.write_bytes(b"damaged")
    for index in content.folder.glob("project/.cache/builds/*/units/index"):
        index.write_bytes(index.read_bytes()[:100])
    for frame in content.folder.glob("project/.cache/builds/*/frame-*"):
        frame.write_bytes(b"\x80")
    content.build()
    assert everything(content.site) == before


def test_the_note_of_an_earlier_program_is_not_taken_for_one_of_this(content: Content) -> None:
    content.build()
    before = everything(content.site)
    notes = list(content.folder.glob("project/.cache/sites/*/inputs"))
    assert notes
    for note in notes:
        _, state, made = pickle.loads(note.read_bytes())
        note.write_bytes(pickle.dumps(("a digest of times and sizes", state, made)))
    content.build()
    assert everything(content.site) == before


@pytest.mark.parametrize("start", [0, 5000])
def test_a_search_that_is_kept_damaged_is_made_anew(content: Content, start: int) -> None:
    content.build()
    for store in content.folder.glob("project/.cache/builds/*/search/*/now.db"):
        kept = store.read_bytes()
        store.write_bytes(kept[:start] + b"\xff" * (len(kept) - start))
    reword(2, "alpha")(content.standards)
    content.build()
    assert everything(content.site) == content.built_clean("clean")


def test_a_folder_with_foreign_files_is_refused(content: Content) -> None:
    content.site.mkdir()
    (content.site / "letter.txt").write_text("Dear Sir or Madam", "utf-8")
    with pytest.raises(BuildStopped, match="holds files that no build made"):
        content.build()
    assert everything(content.site) == {"letter.txt": b"Dear Sir or Madam"}


def test_the_manifest_tells_of_every_change(content: Content) -> None:
    content.build()
    assert verified(content.site).returncode == 0
    (content.site / "units" / "bens1u1" / "index.html").write_text("other", "utf-8")
    (content.site / "units" / "bens1u2" / "index.html").unlink()
    (content.site / "more.html").write_text("more", "utf-8")
    told = verified(content.site)
    assert told.returncode == 1
    assert "units/bens1u1/index.html: changed" in told.stdout
    assert "units/bens1u2/index.html: missing" in told.stdout
    assert "more.html: not part of the site" in told.stdout


def test_compressed_files_hold_what_the_others_hold(content: Content) -> None:
    content.build(compress=True)
    page = content.site / "units" / "bens1u1" / "index.html"
    assert gzip.decompress(page.with_suffix(".html.gz").read_bytes()) == page.read_bytes()
    assert verified(content.site).returncode == 0


def test_a_site_that_was_built_without_compressed_files_has_them_all_once_they_are_asked_for(content: Content) -> None:
    content.build()
    content.build(compress=True)
    assert everything(content.site) == content.built_clean("clean", compress=True)
