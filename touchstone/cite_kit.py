"""What the page of a unit or role offers to those who cite it or advertise with it, and the files beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from touchstone import addresses
from touchstone.advert import Advert, qr_code, role_advert, unit_advert
from touchstone.basket import WORDS, words_of, words_script, words_since
from touchstone.catalogue import Catalogue
from touchstone.cited_versions import CitedVersion
from touchstone.citing import Citation, citation, cited_label
from touchstone.model.role import Role
from touchstone.model.unit import EarlierUnit, Unit, anchor
from touchstone.page import DataFile
from touchstone.reference_files import REFERENCE_FILES, head_tags

PREVIEW, QR = "preview.png", "qr.svg"
"""The names of the picture for link previews and of the code to print, beside the page."""


@dataclass(frozen=True)
class CiteKit:
    """The citation of a unit with the names of the files for reference managers, and its advert."""

    cited: Citation
    """With whole addresses where the site's own is known."""
    example: str
    """The short form of one item of the unit; empty where it holds none."""
    example_anchor: str
    files: tuple[tuple[str, str], ...]
    """For each file what it is and its name."""


def cite_kit(catalogue: Catalogue, unit: Unit, root: str) -> CiteKit:
    """What the page of a unit offers; `root` is the site's own address, empty where it is not known."""
    cited, (place, label) = citation(catalogue, unit, root), _example(unit)
    example = f"{cited.unit_name} {label}" if label else ""
    stem = addresses.of_unit(unit).split("/")[-2]
    files = tuple((name, f"{stem}.{ending}") for name, ending, _ in REFERENCE_FILES)
    return CiteKit(cited, example, place, files)


def _example(unit: Unit) -> tuple[str, str]:
    """The anchor and the label of the item by which a page shows how items are cited: K5, else the first."""
    listed = [(item, element) for _, element, groups in unit.sections() for group in groups for item in group.items]
    if not listed:
        return "", ""
    item, element = next((one for one in listed if cited_label(*one) == "K5"), listed[0])
    return anchor(item.id, element), cited_label(item, element)


def advert_of(catalogue: Catalogue, thing: Unit | Role, root: str) -> Advert:
    """What an employer copies of a unit or a role."""
    if isinstance(thing, Unit):
        return unit_advert(citation(catalogue, thing), root)
    units = (catalogue.required(thing, line) for line in thing.units)
    held = [citation(catalogue, unit) for unit in units if isinstance(unit, Unit)]
    return role_advert(thing.title, addresses.of_role(thing), held, root)


def cite_head(catalogue: Catalogue, unit: Unit, root: str) -> Markup:
    """The tags in the head of a unit's page."""
    cited = citation(catalogue, unit, root)
    return head_tags(unit, cited, cited.latest + PREVIEW if root else "")


def version_head(cited: Citation, unit: Unit) -> Markup:
    """The tags in the head of the page of a version, which name the address that stays with it."""
    return head_tags(unit, cited._replace(latest=cited.frozen))


def files_of_unit(catalogue: Catalogue, unit: Unit, root: str, pictures: Path | None) -> Iterator[DataFile]:
    """The files beside a unit's page: for reference managers, for baskets and, with the site's address, pictures."""
    page, cited = addresses.of_unit(unit), citation(catalogue, unit, root)
    below_root = citation(catalogue, unit) if root else cited
    stem = page.split("/")[-2]
    for _, ending, made in REFERENCE_FILES:
        yield DataFile(f"{page}{stem}.{ending}", made(unit, cited).encode())
    yield DataFile(page + WORDS, words_script(page, below_root, words_of(unit)))
    if root:
        from touchstone.preview_image import preview_image  # noqa: PLC0415 - most builds need none

        yield DataFile(page + PREVIEW, preview_image(cited, pictures))
        yield DataFile(page + QR, qr_code(root + page))


def files_of_version(version: CitedVersion) -> Iterator[DataFile]:
    """The file beside the page of an earlier version: for baskets. That of today's stands beside the unit's page."""
    if isinstance(version.unit, EarlierUnit):
        page, cited = addresses.of_version(version.unit), version.whole()
        yield DataFile(page + WORDS, words_script(page, cited, words_since(cited, version.items())))


def files_of_role(role: Role, root: str) -> Iterator[DataFile]:
    """The code to print beside a role's page, where the site's address is known."""
    if root:
        yield DataFile(addresses.of_role(role) + QR, qr_code(root + addresses.of_role(role)))
