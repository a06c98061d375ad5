"""The package of a Word document: its parts, read within bounds, and a copy with some of them replaced."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import basename, dirname
from typing import Any

from lxml import etree

from touchstone.citations.passages import Refused

MOST_PARTS = 5000
LARGEST_PART = 60 * 1024 * 1024
LARGEST_PACKAGE = 200 * 1024 * 1024
DOCUMENT = "word/document.xml"
_TEXT_PART = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")


@dataclass(frozen=True)
class WordPackage:
    """The parts of a package with what the zip says of each, in its order."""

    parts: tuple[tuple[zipfile.ZipInfo, bytes], ...]

    @classmethod
    def opened(cls, package: zipfile.ZipFile) -> WordPackage:
        """Read every part. Raises Refused where the package would swell beyond bounds."""
        infos = package.infolist()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_PACKAGE:
            raise Refused(_SWELLS)
        if DOCUMENT not in package.namelist():
            raise Refused("it is a package, but not a Word document (.docx)")
        if any(info.flag_bits & 1 for info in infos):
            raise Refused("the file is protected with a password: save a copy without one")
        return cls(tuple((info, _bounded(package, info)) for info in infos))

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(info.filename for info, _ in self.parts)

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        return next(content for info, content in self.parts if info.filename == name)

    def text_parts(self) -> list[str]:
        """The parts that hold text, the document itself first."""
        listed = [info.filename for info, _ in self.parts if _TEXT_PART.fullmatch(info.filename)]
        return sorted(listed, key=lambda name: (name != DOCUMENT, name))

    def tree(self, name: str) -> Any:
        """The XML of a part, without entities and without anything from outside. Raises Refused."""
        content = self.content(name)
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
            raise Refused("the Word document holds a document type, which none does that Word made")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(content, parser)

    def relationships_of(self, part: str) -> str:
        """The name of the part that says where the links of a part lead."""
        return f"{dirname(part)}/_rels/{basename(part)}.rels"

    def targets(self, part: str) -> dict[str, str]:
        """The addresses of a part's links by their ids."""
        name = self.relationships_of(part)
        if name not in self.names:
            return {}
        return {one.get("Id"): one.get("Target") for one in self.tree(name) if one.get("TargetMode") == "External"}

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with some parts replaced or added; all else stays as it is, byte for byte."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for info, content in self.parts:
                package.writestr(info, changed.get(info.filename, content), info.compress_type)
            for name in changed.keys() - self.names:
                package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()


_SWELLS = "the file unpacks to far more than a document holds, as a zip bomb does: it is not read"


def _bounded(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part's bytes; never more than the zip's own directory says, and never more than any part has."""
    with package.open(info) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise Refused(_SWELLS)
    return content
