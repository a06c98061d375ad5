"""A built site sent to where it is published: any place that fsspec can write to, such as a share or an object store.

What stands there is known by the manifest of the site that was sent last, so only what changed is sent. While files are
on their way a second list, JOURNAL, stands beside that manifest: it says of which files nobody can tell any more what
they hold. The new manifest is written last, and a transfer that was cut off is mended by the next.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit, urlunsplit

from touchstone.building.cluster import not_installed
from touchstone.building.places import BuildStopped, locked
from touchstone.building.server_files import READY
from touchstone.building.tree import MANIFEST, MARK

T = TypeVar("T")
JOURNAL = ".touchstone-sending"
PART = ".touchstone-part"
"""A file on its way to a disk, which takes its place once it is whole."""
OWN = frozenset((MANIFEST, MARK, JOURNAL, PART))
SET_BY_HAND = frozenset((READY["iis"], READY["azure"]))
"""Ready files that stand beside the pages; they are neither sent nor removed."""
IN_DOUBT = "0" * 64
"""Stands in place of the SHA-256 of a file that may be the old one, the new one, or half of it."""
SHA256 = re.compile(r"[0-9a-f]{64}")
KINDS = {
    ".bib": "application/x-bibtex",
    ".map": "application/json",
    ".ris": "application/x-research-info-systems",
    ".sha256": "text/plain",
    ".yaml": "text/yaml",
}
"""What an object store is to say of files whose endings Python does not know; fsspec asks `mimetypes` for all."""
AT_ONCE = 16
"""So many files are on their way at once, where fsspec says that a place can take them."""
MOST_TOLD = 5


class Sent(NamedTuple):
    """How many files were sent, were removed, and were left as they were."""

    sent: int
    removed: int
    left: int


def target_at(url: str) -> Target:
    """The place at a URL such as s3://bucket/standards or file:///srv/share. Raises BuildStopped."""
    if find_spec("fsspec") is None:
        raise not_installed("fsspec")
    from fsspec.core import url_to_fs  # noqa: PLC0415

    if "://" not in url:
        raise BuildStopped(f"{url} is no URL: write it in full, such as file:///srv/share or s3://bucket/standards.")
    shown = without_secret(url)
    fs, root = _or_stopped(f"{shown} cannot be used", lambda: url_to_fs(url))
    if not root.strip("/") and getattr(fs, "local_file", False):
        raise BuildStopped(f"{shown} is the whole disk: name a folder.")
    return Target(fs, root.rstrip("/"), shown)


@dataclass(frozen=True)
class Target:
    """A place that fsspec can write to; `root` is the site's folder there."""

    fs: Any
    root: str
    url: str
    """As it may be shown to anyone."""

    def send(self, site: Path) -> Sent:
        """Make the place hold the built site in a folder. Raises BuildStopped; the next call mends what is left."""
        for ending, kind in KINDS.items():
            mimetypes.add_type(kind, ending)
        with locked(site.absolute(), lambda: None):
            return _or_stopped(f"The site could not be sent to {self.url}", lambda: self._send(site))

    def _send(self, site: Path) -> Sent:
        self.fs.invalidate_cache()
        manifest = (site / MANIFEST).read_bytes()
        wanted, found, told = _listed(manifest), self._found(), self._told()
        self._refuse_foreign(address for address in found if address not in told)
        if PART in found:
            self.fs.rm_file(self._path(PART))
        gone = [address for address in told if address in found and address not in wanted]
        changed = [
            address
            for address, digest in wanted.items()
            if told.get(address) != digest or found.get(address) != (site / address).stat().st_size
        ]
        if changed or gone or self._read(MANIFEST) != manifest or JOURNAL in found:
            self._write(JOURNAL, _journal(told, (*changed, *gone)))
            self._each(lambda address: self._put(site, address), sorted(changed, key=_pages_last))
            self._each(self._remove, gone)
            self._write(MANIFEST, manifest)
            self.fs.rm_file(self._path(JOURNAL))
        return Sent(len(changed), len(gone), len(wanted) - len(changed))

    def _told(self) -> Mapping[str, str]:
        """What earlier transfers say of what is there: the SHA-256 of each file by its address."""
        manifest = self._read(MANIFEST)
        journal = self._read(JOURNAL)
        with suppress(ValueError):
            return _listed(journal if journal is not None else manifest or b"")
        try:
            return dict.fromkeys(_listed(manifest or b""), IN_DOUBT)
        except ValueError:
            raise BuildStopped(
                f"{MANIFEST} at {self.url} is damaged, so nobody can tell what is there: empty that place, or name"
                " another with --to."
            ) from None

    def _found(self) -> dict[str, int]:
        """The files that are there, by their addresses, with their sizes."""
        found: Mapping[str, Mapping[str, Any]] = self.fs.find(self.root, detail=True)
        if self.root in found:
            raise BuildStopped(f"{self.url} is a file, not a folder: name another place with --to.")
        start = len(self.root) + 1
        return {path[start:]: info.get("size", -1) for path, info in found.items()}

    def _refuse_foreign(self, addresses: Iterable[str]) -> None:
        foreign = sorted(set(addresses) - OWN - SET_BY_HAND)
        if foreign:
            more = f" and {len(foreign) - MOST_TOLD} more" if len(foreign) > MOST_TOLD else ""
            raise BuildStopped(
                f"{self.url} holds files that no build made: {', '.join(foreign[:MOST_TOLD])}{more}. Nothing was sent:"
                " name another place with --to, or move them away."
            )

    def _path(self, address: str) -> str:
        return f"{self.root}/{address}"

    def _read(self, address: str) -> bytes | None:
        try:
            content: bytes = self.fs.cat_file(self._path(address))
        except FileNotFoundError:
            return None
        return content

    def _write(self, address: str, content: bytes) -> None:
        self._placed(address, lambda path: self.fs.pipe_file(path, content))

    def _put(self, site: Path, address: str) -> None:
        self._placed(address, lambda path: self.fs.put_file(str(site / address), path))

    def _placed(self, address: str, write: Callable[[str], None]) -> None:
        """Write a file: on a disk beside its place, so that nobody reads half of it; a store puts files there whole."""
        path, on_disk = self._path(address), getattr(self.fs, "local_file", False)
        try:
            write(self._path(PART) if on_disk else path)
        except FileNotFoundError:
            self.fs.makedirs(self.root if on_disk else path.rpartition("/")[0], exist_ok=True)
            write(self._path(PART) if on_disk else path)
        if on_disk:
            self.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            self.fs.mv(self._path(PART), path)

    def _remove(self, address: str) -> None:
        """Remove a file and, where folders are real, those that are empty without it."""
        self.fs.rm_file(self._path(address))
        folder = address.rpartition("/")[0]
        with suppress(OSError):
            while folder and not self.fs.async_impl:
                self.fs.rmdir(self._path(folder))
                folder = folder.rpartition("/")[0]

    def _each(self, do: Callable[[str], None], addresses: Iterable[str]) -> None:
        """Do the same with each file, with several at once where the place is made for that."""
        if not self.fs.async_impl:
            for address in addresses:
                do(address)
            return
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _ in pool.map(do, addresses):
                pass


def without_secret(url: str) -> str:
    """A URL without the name and password that it may hold."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def _listed(content: bytes) -> dict[str, str]:
    """The SHA-256 of each file by its address. Raises ValueError where a list is damaged or leads out of its folder."""
    lines = [line.partition("  ") for line in content.decode("utf-8").splitlines()]
    cut_off = bool(content) and not content.endswith(b"\n")
    if cut_off or not all(SHA256.fullmatch(digest) and _is_inside(address) for digest, _, address in lines):
        raise ValueError("the list is damaged")
    return {address: digest for digest, _, address in lines}


def _is_inside(address: str) -> bool:
    parts = address.split("/")
    return bool(address) and not {"", ".", ".."}.intersection(parts) and "\\" not in address and ":" not in parts[0]


def _journal(told: Mapping[str, str], doubted: Iterable[str]) -> bytes:
    known = {**told, **dict.fromkeys(doubted, IN_DOUBT)}
    return "".join(f"{digest}  {address}\n" for address, digest in known.items()).encode()


def _pages_last(address: str) -> tuple[bool, str]:
    """Pages come after what they ask for."""
    return address.endswith((".html", ".html.gz")), address


def _or_stopped(told: str, do: Callable[[], T]) -> T:
    """What `do` gives. Raises BuildStopped for whatever a store says: each has errors of its own kinds."""
    try:
        return do()
    except BuildStopped:
        raise
    except Exception as error:
        raise BuildStopped(f"{told} ({type(error).__name__}: {error})") from error
