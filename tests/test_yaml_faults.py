"""What is told of a file that is not YAML: in plain words, at the line to mend, with what to do."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from touchstone.yaml_faults import fault

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]

SLIPS = {
    "a key that is indented less than its neighbour above": (
        "items:\n  - id: P1\n   text: greet\n",
        (3, 4, "this line is not indented as the lines that it belongs to"),
        "indent it by 4 blanks, as what begins on line 2",
    ),
    "a key that is indented more than its neighbour above": (
        "items:\n  - id: P1\n      text: greet\n",
        (3, 7, "this line is indented too far"),
        "indent it by 4 blanks, as what begins on line 2",
    ),
    "an entry of a list that is out of line": (
        "items:\n  - id: P1\n    text: greet\n   - id: P2\n     text: part\n",
        (4, 4, "this line is not indented as the lines that it belongs to"),
        "indent it by 2 blanks, as what begins on line 2",
    ),
    "a key that is indented where none should be": (
        'code: "V1"\n urn: VIS1\n',
        (2, 2, "this line is not indented as the lines that it belongs to"),
        "begin it without a blank, as line 1",
    ),
    "a line of a long text that is indented too little": (
        "overview: |\n  Greet.\n Part.\n",
        (3, 2, "this line is not indented as the lines that it belongs to"),
        "indent it by 2 blanks, as what begins on line 2",
    ),
    "a colon without a blank, at the line itself and not at the next": (
        "title:Greet\ngrouping: x\n",
        (1, 7, "a blank is missing after the colon"),
        "put a blank behind the colon",
    ),
    "a colon without a blank, further down": (
        "grouping: x\ntitle:Greet\ncode: V1\n",
        (2, 7, "a blank is missing after the colon"),
        "put a blank behind the colon",
    ),
    "a hyphen without a blank": (
        "items:\n  -id: P1\n    text: greet\n",
        (2, 4, "a blank is missing after the hyphen"),
        "put a blank behind the hyphen",
    ),
    "an address is not a key without a blank": (
        "source: https://example.org: a page\n",
        (1, 28, "a colon followed by a blank stands in a text"),
        "put text that holds ': ' between quotes",
    ),
    "quotes that are not closed, where they open": (
        'title: "Greet\ngrouping: x\n',
        (1, 8, "the quotes that open here are not closed"),
        "close them at the end of the text",
    ),
    "an apostrophe between single quotes": (
        "title: 'Don't greet'\ncode: V1\n",
        (1, 13, "text stands behind the closing quotes"),
        'close the quotes at the end of the text; between double quotes write a quote as \\"',
    ),
    "a bracket that is not closed, where it opens": (
        "title: [Greet\ncode: V1\n",
        (1, 8, "the bracket that opens here is not closed"),
        "close it, or put the text between double quotes",
    ),
    "a text that begins with a sign of YAML's own": (
        "title: @home\n",
        (1, 8, "a text cannot begin with @"),
        "put the text between double quotes",
    ),
    "a path between double quotes": (
        'source: "C:\\docs"\n',
        (1, None, "a \\ between double quotes begins a sign"),
        "write it twice: \\\\",
    ),
    "a line that is no key": (
        "code: V1\nhello\ntitle: Greet\n",
        (2, 1, "this line has no key"),
        "write a key, a colon and a blank before it, or indent it as a part of the text above",
    ),
    "a tab before an entry": (
        "items:\n\t- id: P1\n",
        (2, 1, "a tab stands in the indentation"),
        "indent with blanks, not with tabs",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("loader", LOADERS)
def test_a_slip_is_told_in_plain_words_at_the_line_to_mend(slip: str, loader: Any) -> None:
    text, (line, column, message), advice = SLIPS[slip]
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        yaml.compose(text, Loader=loader)
    found = fault(text, refused.value)
    assert (found.message, found.line, found.advice) == (message, line, advice)
    assert column is None or found.column == column


def test_a_fault_of_a_kind_that_is_not_known_says_what_the_parser_said() -> None:
    found = fault("a: b\n", yaml.MarkedYAMLError("while reading", None, "something new", None))
    assert found.message == "the file cannot be read as YAML: while reading something new"
    assert (found.line, found.column) == (1, 1)
