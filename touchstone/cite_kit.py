"""What the page of a unit or role offers to those who cite it or advertise with it, and the files beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from touchstone import addresses
from touchstone.advert import Advert, qr_code, role_advert, unit_advert
from touchstone.basket import WORDS, words_script
from touchstone.catalogue import Catalogue
from touchstone.cited_versions import CitedVersion
from touchstone.citing import Citation, citation, citations_of, cited_label
from touchstone.model.role import Role
from touchstone.model.unit import EarlierUnit, Unit, anchor
from touchstone.page import DataFile
from touchstone.preview_image import preview_image
from touchstone.reference_files import head_tags, reference_files

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
    return CiteKit(
        cited, example, place, tuple((one.name, f"{stem}.{one.ending}") for one in reference_files(unit, cited))
    )


def _example(unit: Unit) -> tuple[str, str]:
    """The anchor and the label of the item by which a page shows how items are cited: K5, else the first."""
    listed = [
        (anchor(item.id, element), cited_label(item, element))
        for _, element, groups in unit.sections()
        for group in groups
        for item in group.items
    ]
    return next((one for one in listed if one[1] == "K5"), listed[0] if listed else ("", ""))


def advert_of(catalogue: Catalogue, thing: Unit | Role, root: str) -> Advert:
    """What an employer copies of a unit or a role."""
    if isinstance(thing, Unit):
        return unit_advert(citation(catalogue, thing), root)
    units = (catalogue.required(thing, line) for line in thing.units)
    held = [citation(catalogue, unit) for unit in units if isinstance(unit, Unit)]
    return role_advert(thing.title, addresses.of_role(thing), held, root)


def cite_head(catalogue: Catalogue, unit: Unit, root: str, description: str) -> Markup:
    """The tags in the head of a unit's page."""
    cited = citation(catalogue, unit, root)
    return head_tags(unit, cited, description, cited.latest + PREVIEW if root else "")


def version_head(cited: Citation, unit: Unit, description: str) -> Markup:
    """The tags in the head of the page of a version, which name the address that stays with it."""
    return head_tags(unit, cited._replace(latest=cited.frozen), description)


def files_of_unit(catalogue: Catalogue, unit: Unit, root: str, pictures: Path | None) -> Iterator[DataFile]:
    """The files beside a unit's page: for reference managers, for baskets and, with the site's address, pictures."""
    page, cited = addresses.of_unit(unit), citation(catalogue, unit, root)
    stem = page.split("/")[-2]
    for one in reference_files(unit, cited):
        yield DataFile(f"{page}{stem}.{one.ending}", one.text.encode())
    yield DataFile(page + WORDS, words_script(page, citation(catalogue, unit), citations_of(catalogue, unit)))
    if root:
        yield DataFile(page + PREVIEW, preview_image(cited, pictures))
        yield DataFile(page + QR, qr_code(root + page))


def files_of_version(version: CitedVersion) -> Iterator[DataFile]:
    """The file beside the page of an earlier version: for baskets. That of today's stands beside the unit's page."""
    if isinstance(version.unit, EarlierUnit):
        page = addresses.of_version(version.unit)
        yield DataFile(page + WORDS, words_script(page, version.whole(), version.items()))


def files_of_role(role: Role, root: str) -> Iterator[DataFile]:
    """The code to print beside a role's page, where the site's address is known."""
    if root:
        yield DataFile(addresses.of_role(role) + QR, qr_code(root + addresses.of_role(role)))
