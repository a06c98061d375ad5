"""Headings that stand in bold before the text of their part, in one paragraph: **Overview** This standard is about …"""

from __future__ import annotations

import itertools

from docx.text.paragraph import Paragraph

from touchstone.importers.words.characters import cleaned
from touchstone.importers.words.vocabulary import is_part


def run_in_heading(paragraph: Paragraph) -> str:
    """The heading of a part that a paragraph begins with in bold, while its other words are not; "" where none does."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = list(itertools.takewhile(lambda run: run.bold, runs))
    heading = cleaned("".join(run.text for run in bold))
    before_text = 0 < len(bold) < len(runs) and not heading.endswith(":")
    return heading if before_text and is_part(heading) else ""
