"""Word documents as passages; links go in as hyperlinks around the runs where a reference stands."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from touchstone.citations.package import WordPackage
from touchstone.citations.passages import Link, Passage, Refused, Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_FIELD_LINK = re.compile(r"HYPERLINK\s+\"([^\"]+)\"(?:\s+\\l\s+\"([^\"]+)\")?")
"""A link as a field: the address and, apart from it, its fragment, as LibreOffice writes it."""
_NAMES = {
    "footnotes": "footnote paragraph",
    "endnotes": "endnote paragraph",
    "header": "header paragraph",
    "footer": "footer paragraph",
}


@dataclass
class _Paragraph:
    """A paragraph as it is read: its text, and the run content that each piece of it comes from."""

    part: str
    pieces: list[tuple[Any, int, str]] = field(default_factory=list)
    """For each piece of text the element, where it begins, and the text."""
    linked: list[Span] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    length: int = 0
    field_depth: int = 0

    def add(self, element: Any, text: str) -> None:
        """Add the text of one element of a run."""
        self.pieces.append((element, self.length, text))
        self.length += len(text)

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return "".join(text for _, _, text in self.pieces)


@dataclass(frozen=True)
class WordDocument:
    """A Word document by its package."""

    package: WordPackage
    trees: dict[str, Any]
    """The XML of the parts that hold text."""

    @cached_property
    def _paragraphs(self) -> tuple[tuple[_Paragraph, Passage], ...]:
        return tuple(self._read(self.trees))

    def _read(self, trees: dict[str, Any]) -> Iterator[tuple[_Paragraph, Passage]]:
        for name, tree in trees.items():
            kind = next((words for start, words in _NAMES.items() if name.startswith(f"word/{start}")), "paragraph")
            targets = self.package.targets(name)
            for number, element in enumerate(tree.iter(f"{_W}p"), start=1):
                paragraph = _paragraph(element, name, targets)
                if paragraph.text.strip() or paragraph.targets:
                    yield (
                        paragraph,
                        Passage(
                            paragraph.text,
                            f"{kind} {number}",
                            linked=tuple(paragraph.linked),
                            targets=tuple(paragraph.targets),
                        ),
                    )

    @property
    def passages(self) -> Sequence[Passage]:
        """The paragraphs of the text, of tables, notes, headers and footers."""
        return [passage for _, passage in self._paragraphs]

    def with_links(self, links: Sequence[Link]) -> bytes:
        """A copy of the document in which the parts with links differ, and no other."""
        fresh = {name: deepcopy(tree) for name, tree in self.trees.items()}
        paragraphs = [paragraph for paragraph, _ in self._read(fresh)]
        addresses: dict[str, list[str]] = {}
        for link in sorted(links, key=lambda one: (one.passage, -one.start)):
            paragraph = paragraphs[link.passage]
            listed = addresses.setdefault(paragraph.part, [])
            if link.address not in listed:
                listed.append(link.address)
            _lay(paragraph, link, f"touchstone{listed.index(link.address) + 1}")
        changed = {name: _written(fresh[name]) for name in addresses}
        for name, listed in addresses.items():
            changed[self.package.relationships_of(name)] = self._relationships(name, listed)
        return self.package.with_parts(changed)

    def _relationships(self, part: str, addresses: list[str]) -> bytes:
        name = self.package.relationships_of(part)
        tree = (
            self.package.tree(name)
            if name in self.package.names
            else etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
        )
        for place, address in enumerate(addresses, start=1):
            etree.SubElement(
                tree,
                f"{{{_RELATIONSHIPS}}}Relationship",
                Id=f"touchstone{place}",
                Type=_HYPERLINK,
                Target=address,
                TargetMode="External",
            )
        return _written(tree)


def word_document(content: bytes) -> WordDocument:
    """Open a document. Raises Refused where it is damaged, protected or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            opened = WordPackage.opened(package)
        return WordDocument(opened, {name: opened.tree(name) for name in opened.text_parts()})
    except (zipfile.BadZipFile, EOFError, zipfile.LargeZipFile, OSError, ValueError, etree.XMLSyntaxError):
        raise Refused("the Word document is damaged and cannot be opened: open it in Word and save it anew") from None
    except (RuntimeError, NotImplementedError):
        raise Refused(
            "the file is protected with a password or packed in an unusual way: save it anew in Word"
        ) from None


def _written(tree: Any) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]


def _paragraph(element: Any, part: str, targets: dict[str, str]) -> _Paragraph:
    """Read one paragraph; those inside its text boxes are paragraphs of their own."""
    paragraph = _Paragraph(part)
    _walk(element, paragraph, targets, linked=False)
    return paragraph


def _walk(element: Any, paragraph: _Paragraph, targets: dict[str, str], linked: bool) -> None:
    for child in element:
        tag = child.tag
        if tag in (f"{_W}p", f"{_W}del") or not isinstance(tag, str):
            continue
        start = paragraph.length
        if tag == f"{_W}t":
            paragraph.add(child, child.text or "")
        elif tag in _SIGNS:
            paragraph.add(child, _SIGNS[tag])
        elif tag == f"{_W}fldChar":
            paragraph.field_depth += {"begin": 1, "end": -1}.get(child.get(f"{_W}fldCharType"), 0)
        elif tag == f"{_W}instrText":
            paragraph.targets += [_target(*parts) for parts in _FIELD_LINK.findall(child.text or "")]
        else:
            is_link = tag in (f"{_W}hyperlink", f"{_W}fldSimple")
            if tag == f"{_W}hyperlink" and child.get(f"{_R}id") in targets:
                paragraph.targets.append(_target(targets[child.get(f"{_R}id")], child.get(f"{_W}anchor") or ""))
            _walk(child, paragraph, targets, linked or is_link)
        if (linked or paragraph.field_depth > 0 or tag == f"{_W}hyperlink") and paragraph.length > start:
            paragraph.linked.append((start, paragraph.length))


def _target(address: str, fragment: str) -> str:
    """Where a link leads; Word and LibreOffice keep the fragment apart from the address, or in it."""
    return f"{address}#{fragment}" if fragment and "#" not in address else address


def _lay(paragraph: _Paragraph, link: Link, relationship: str) -> None:
    """Put the runs under a link into hyperlinks; a run that is only partly under it is split."""
    touched = [one for one in paragraph.pieces if one[1] < link.end and one[1] + len(one[2]) > link.start]
    for element, start, text in touched:
        if element.tag == f"{_W}t":
            _split_text(element, text, max(link.start - start, 0), min(link.end - start, len(text)), paragraph, start)
    inside = [
        one[0] for one in paragraph.pieces if link.start <= one[1] and one[1] + len(one[2]) <= link.end and one[2]
    ]
    runs: list[Any] = []
    for element in inside:
        run = _own_run(element, inside)
        if run not in runs:
            runs.append(run)
    _wrap(runs, relationship)


def _split_text(element: Any, text: str, start: int, end: int, paragraph: _Paragraph, at: int) -> None:
    """Split a text element into up to three, beside each other in their run, and note the new pieces."""
    cuts = [part for part in ((0, start), (start, end), (end, len(text))) if part[0] < part[1]]
    if len(cuts) == 1:
        return
    fresh = []
    for first, last in cuts:
        copy = deepcopy(element)
        copy.text, copy.tail = text[first:last], None
        copy.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.addprevious(copy)
        fresh.append((copy, at + first, text[first:last]))
    element.getparent().remove(element)
    place = next(number for number, piece in enumerate(paragraph.pieces) if piece[0] is element)
    paragraph.pieces[place : place + 1] = fresh


def _own_run(element: Any, inside: list[Any]) -> Any:
    """The run of an element, split so that it holds nothing but what stands under the link."""
    run = element.getparent()
    content = [child for child in run if child.tag != f"{_W}rPr"]
    before = []
    for child in content:
        if child in inside:
            break
        before.append(child)
    after = [child for child in content[len(before) :] if child not in inside]
    for children, beside in ((before, run.addprevious), (after, run.addnext)):
        if children:
            other = etree.Element(run.tag, attrib=dict(run.attrib), nsmap=run.nsmap)
            other.extend([deepcopy(one) for one in run if one.tag == f"{_W}rPr"])
            other.extend(children)
            beside(other)
    return run


def _wrap(runs: list[Any], relationship: str) -> None:
    """Put runs into hyperlinks, those that stand side by side into one."""
    last: Any = None
    for run in runs:
        if last is not None and last.getnext() is run:
            last.append(run)
            continue
        last = etree.Element(f"{_W}hyperlink", nsmap={"r": _R[1:-1]})
        last.set(f"{_R}id", relationship)
        run.addprevious(last)
        last.append(run)
