"""A built site that is sent to a share or a store: whole, only what changed, and mended after any interruption."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.building.conftest import Content, everything
from tests.building.edits import reword
from touchstone.building import target as target_module
from touchstone.building.places import BuildStopped
from touchstone.building.target import IN_DOUBT, JOURNAL, Sent, Target, target_at, without_secret
from touchstone.building.tree import MANIFEST, MARK

pytestmark = pytest.mark.dask
PLACES = ("memory", "disk")
CHANGES = ("pipe_file", "put_file", "rm_file", "mv", "makedirs", "rmdir")
"""How a file system is changed."""
Files = dict[str, str]
ADDRESSES = ("index.html", "a/index.html", "a/b/index.html", "a/b.css", "c/d/e.json", "m.js")
SITES = st.lists(
    st.dictionaries(st.sampled_from(ADDRESSES), st.sampled_from(["", "x", "longer"])), min_size=1, max_size=4
)


class CutOff(Exception):
    """Raised where a test cuts a transfer off."""


class Interrupted:
    """A file system that fails after a number of changes; the write that fails leaves half of what it was to write."""

    def __init__(self, fs: Any, changes: int) -> None:
        self.fs, self.left = fs, changes

    def __getattr__(self, name: str) -> Any:
        return self._counted(name) if name in CHANGES else getattr(self.fs, name)

    def _counted(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.left -= 1
            if self.left >= 0:
                return getattr(self.fs, name)(*args, **kwargs)
            if name == "put_file":
                content = Path(args[0]).read_bytes()
                self.fs.pipe_file(args[1], content[: len(content) // 2])
            raise CutOff

        return call


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    """An empty place to send to."""
    target = target_at(f"memory://{tmp_path.name}/there" if request.param == "memory" else f"file://{tmp_path}/there")
    yield target
    if request.param == "memory":
        target.fs.store.clear()


def site_of(folder: Path, files: Files) -> Path:
    """A folder with these files, their manifest, and the mark that a build leaves."""
    lines = ""
    for address, text in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        lines += f"{sha256(text.encode()).hexdigest()}  {address}\n"
    folder.mkdir(exist_ok=True)
    (folder / MANIFEST).write_text(lines, "utf-8")
    (folder / MARK).write_text("made\n", "utf-8")
    return folder


def there(target: Target) -> dict[str, bytes]:
    """Every file of a place by its address."""
    return {path[len(target.root) + 1 :]: target.fs.cat_file(path) for path in target.fs.find(target.root)}


def without_mark(site: Path) -> dict[str, bytes]:
    return {address: content for address, content in everything(site).items() if address != MARK}


def test_a_built_site_arrives_whole_and_then_only_what_changed_is_sent(content: Content, place: Target) -> None:
    content.build()
    files = len(everything(content.site)) - 2
    assert place.send(content.site) == Sent(files, 0, 0)
    assert there(place) == without_mark(content.site)
    assert place.send(content.site) == Sent(0, 0, files)
    before = everything(content.site)
    reword(1, "alpha")(content.standards)
    content.build()
    after = everything(content.site)
    changed = {address for address in after if after[address] != before.get(address)} - {MANIFEST, MARK}
    assert place.send(content.site) == Sent(len(changed), 0, files - len(changed))
    assert there(place) == without_mark(content.site)


def test_a_store_can_tell_what_every_file_is(content: Content, place: Target) -> None:
    content.build()
    place.send(content.site)
    endings = {path.suffix: path.name for path in content.site.rglob("*") if path.is_file() and path.name != MARK}
    assert {".yaml", ".bib", ".ris", ".html", ".js"} <= endings.keys()
    assert [name for name in endings.values() if mimetypes.guess_type(name)[0] is None] == []


def test_files_and_folders_of_ours_that_are_stale_are_removed(tmp_path: Path, place: Target) -> None:
    place.send(site_of(tmp_path / "one", {"index.html": "1", "a/b/c.html": "2"}))
    assert place.send(site_of(tmp_path / "two", {"index.html": "1"})) == Sent(0, 1, 1)
    assert set(there(place)) == {"index.html", MANIFEST}
    assert not place.fs.exists(f"{place.root}/a")


@pytest.mark.parametrize("files", [{"letter.txt": "Dear Sir"}, {"index.html": "Another site"}])
def test_a_place_with_foreign_files_is_refused_and_not_touched(tmp_path: Path, place: Target, files: Files) -> None:
    place.fs.makedirs(place.root, exist_ok=True)
    for address, text in files.items():
        place.fs.pipe_file(f"{place.root}/{address}", text.encode())
    with pytest.raises(BuildStopped, match=f"no build made: {next(iter(files))}"):
        place.send(site_of(tmp_path / "one", {"index.html": "1"}))
    assert there(place) == {address: text.encode() for address, text in files.items()}


def test_a_foreign_file_beside_our_site_is_refused_too(tmp_path: Path, place: Target) -> None:
    place.send(site_of(tmp_path / "one", {"index.html": "1"}))
    place.fs.pipe_file(f"{place.root}/letter.txt", b"Dear Sir")
    before = there(place)
    with pytest.raises(BuildStopped, match=r"letter\.txt\. Nothing was sent"):
        place.send(site_of(tmp_path / "two", {"index.html": "2", "letter.txt": "ours"}))
    assert there(place) == before


def test_the_ready_files_of_servers_may_stand_beside_our_site(tmp_path: Path, place: Target) -> None:
    place.send(site_of(tmp_path / "one", {"index.html": "1"}))
    place.fs.pipe_file(f"{place.root}/web.config", b"<configuration/>")
    place.send(site_of(tmp_path / "two", {"index.html": "2"}))
    assert there(place)["web.config"] == b"<configuration/>"


def test_a_transfer_that_is_cut_off_anywhere_leaves_the_earlier_manifest_and_the_next_mends_it(
    tmp_path: Path, place: Target
) -> None:
    one = site_of(tmp_path / "one", {"index.html": "1", "a/b.css": "old", "gone.html": "3"})
    two = site_of(tmp_path / "two", {"index.html": "22", "a/b.css": "new", "more/index.html": "4"})
    manifests = [(site / MANIFEST).read_bytes() for site in (one, two)]
    for changes in range(100):
        place.send(one)
        try:
            Target(Interrupted(place.fs, changes), place.root, place.url).send(two)
        except BuildStopped as stopped:
            assert "could not be sent" in str(stopped)
        else:
            break
        found = there(place)
        assert found[MANIFEST] in manifests
        if found[MANIFEST] == manifests[1]:
            assert {**found, JOURNAL: b""} == {**without_mark(two), JOURNAL: b""}
        place.send(two)
        assert there(place) == without_mark(two)
    assert changes > len(manifests[1].splitlines())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites=SITES, cuts=st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_after_any_sites_and_any_interruptions_a_whole_transfer_leaves_the_last_site(
    tmp_path_factory: pytest.TempPathFactory, place: Target, sites: list[Files], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("sites")
    made = [site_of(folder / str(number), files) for number, files in enumerate(sites)]
    for site, changes in zip(made, cuts, strict=False):
        try:
            Target(Interrupted(place.fs, changes), place.root, place.url).send(site)
        except BuildStopped:
            continue
    place.send(made[-1])
    assert there(place) == without_mark(made[-1])


def test_a_file_that_was_lost_or_cut_short_there_is_sent_again(tmp_path: Path, place: Target) -> None:
    site = site_of(tmp_path / "one", {"index.html": "one", "a.css": "two"})
    place.send(site)
    place.fs.rm_file(f"{place.root}/index.html")
    place.fs.pipe_file(f"{place.root}/a.css", b"t")
    assert place.send(site) == Sent(2, 0, 0)
    assert there(place) == without_mark(site)


def test_while_files_are_on_their_way_a_list_says_which_are_in_doubt(tmp_path: Path, place: Target) -> None:
    place.send(site_of(tmp_path / "one", {"index.html": "1", "same.css": "2"}))
    until_sent = 3 if hasattr(place.fs, "auto_mkdir") else 1
    with pytest.raises(BuildStopped):
        Target(Interrupted(place.fs, until_sent), place.root, place.url).send(
            site_of(tmp_path / "two", {"index.html": "22", "same.css": "2"})
        )
    same = sha256(b"2").hexdigest()
    assert there(place)[JOURNAL].decode().splitlines() == [f"{IN_DOUBT}  index.html", f"{same}  same.css"]


@pytest.mark.parametrize("line", ["no list", f"{IN_DOUBT}  ../up.html", f"{IN_DOUBT}  /etc/passwd", f"{IN_DOUBT}  a"])
def test_a_damaged_manifest_there_stops_the_transfer(tmp_path: Path, place: Target, line: str) -> None:
    place.fs.makedirs(place.root, exist_ok=True)
    place.fs.pipe_file(f"{place.root}/{MANIFEST}", line.encode() + b"\n" * (".." in line))
    with pytest.raises(BuildStopped, match="is damaged"):
        place.send(site_of(tmp_path / "one", {"index.html": "1"}))


def test_a_damaged_list_of_what_is_in_doubt_means_that_all_is(tmp_path: Path, place: Target) -> None:
    site = site_of(tmp_path / "one", {"index.html": "1", "a.css": "2"})
    place.send(site)
    place.fs.pipe_file(f"{place.root}/{JOURNAL}", b"000")
    assert place.send(site) == Sent(2, 0, 0)
    assert there(place) == without_mark(site)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("/srv/share", "is no URL"),
        ("nowhere://x", "Protocol not known"),
        ("file:///", "the whole disk"),
        ("s3://bucket/standards", "Install s3fs"),
    ],
)
def test_a_target_that_cannot_be_used_is_told_before_anything_is_built(url: str, told: str) -> None:
    with pytest.raises(BuildStopped, match=told):
        target_at(url)


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine", "utf-8")
    with pytest.raises(BuildStopped, match="is a file, not a folder"):
        target_at(f"file://{tmp_path}/there").send(site_of(tmp_path / "one", {"index.html": "1"}))
    assert (tmp_path / "there").read_text("utf-8") == "mine"


def test_no_password_is_shown() -> None:
    assert without_secret("ftp://user:secret@host:21/folder?key=secret") == "ftp://host:21/folder"


def test_where_fsspec_is_not_installed_the_sentence_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target_module, "find_spec", lambda name: None)
    with pytest.raises(BuildStopped, match=r"fsspec is not installed: run .* -r requirements-dask\.lock"):
        target_at("memory://x")
