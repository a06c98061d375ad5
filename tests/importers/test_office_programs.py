"""Word documents that LibreOffice has saved again, and texts that it saved: what it writes otherwise says the same."""

from __future__ import annotations

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.numbering import Numbering
from touchstone.importers.reading.own_styles import own_headings
from touchstone.importers.units.prose import prose_of

START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
LISTS = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="12"><w:abstractNumId w:val="8"/>{START}</w:num>
<w:num w:numId="13"><w:abstractNumId w:val="8"/>{START}</w:num></w:numbering>"""


def test_a_list_that_begins_anew_is_gone_on_with_by_the_others_of_its_definition() -> None:
    """LibreOffice gives the first item of each list a number of its own that says where to begin."""
    numbering = Numbering(parse_xml(LISTS), None)
    marks = []
    for ident in ("12", "8", "8", "13", "8", "13"):
        held = f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{ident}"/></w:numPr></w:pPr>'
        marks.append(numbering.mark(parse_xml(held), "")[0])
    assert marks == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_a_style_is_its_owners_own_although_the_file_does_not_say_so() -> None:
    document = docx.Document()
    for name, bold in (("Bell head", True), ("Bell text", False)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.font.bold = bold
    document.add_paragraph("When the bell is in good hands", "Bell head")
    document.add_paragraph("It rings twice a minute.", "Bell text")
    document.add_paragraph("Where it hangs", "Subtitle")
    assert own_headings(document) == {"Bellhead": 2}


def test_roman_numbers_in_running_text_are_numbers_of_a_list() -> None:
    texts = ("i) Bells.", "ii) Buoys.", "iii) Logs.", "iv) Piers.", "v) Fog.")
    said = prose_of([Line(at, text, at + 1) for at, text in enumerate(texts)])
    assert said == "1. Bells.\n2. Buoys.\n3. Logs.\n4. Piers.\n5. Fog."
