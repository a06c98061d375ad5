"""Prose as HTML: what is only words in paragraphs takes a short way, which must give what Markdown gives."""

from __future__ import annotations

from html import unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from touchstone.prose import MARKDOWN_RULES, is_words, prose

PIECES = st.sampled_from(
    ["word", "two words", "\n", "\n\n", "\n\n\n", " ", "  \n", "1. x", "1) x", "- x", "+ x", "# x", "=", "\n===", "---",
     "~", "|", "!", "https://a.example", "(c)", "&amp;", "\n \n", "    x", "\t", "\u2028", "\x0c", "é", '"', "'", "’"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(text=st.lists(PIECES, max_size=7).map("".join))
@example(text="Two lines\nof a paragraph.\n\nAnother one.")
def test_prose_reads_as_markdown_says(text: str) -> None:
    markdown = MarkdownIt("zero", {"html": False}).enable(MARKDOWN_RULES)
    assert unescape(str(prose(text))) == unescape(markdown.render(text).strip() if text else "<p></p>")


def test_paragraphs_of_words_take_the_short_way() -> None:
    assert is_words("A unit.\nIts second line.\n\nIts second paragraph, with a “quote” (and brackets).")
