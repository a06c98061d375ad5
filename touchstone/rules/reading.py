"""What can be wrong with a file before any rule looks at it: one page text for each code, in the form of a rule's."""

from __future__ import annotations

PAGES = {
    "TS302": """The macros on a hand-written page can be read, exist, and are called as they ask to be.

    Why: a macro that fails would leave a hole in the page.

    Example:
        {{ unitt("ES19") }}      <- there is no macro 'unitt'; unit was meant
    """,
}
"""What can be wrong with hand-written pages beside the names in them."""

READING = {
    "TS001": """A file can be read: it is there, it is text in UTF-8, and it is no larger than 2 MB.

    Why: a file that cannot be read would be missing from the site without a word.

    Example:
        units/ES4.yaml is a link to a file that was deleted
    """,
    "TS002": """A file is plain YAML: keys with values, indented with blanks, without tags, aliases or deep nesting.

    Why: what is indented otherwise belongs to something else, or to nothing. Tags and aliases are how a file can harm
    the program that reads it, and standards need none.

    Example:
        - id: P1
           text: greet each visitor      # one blank too many
    """,
    "TS003": """Each key is one that the kind of file has, and stands once.

    Why: a misspelt key would be lost in silence.

    Example:
        perfomance_criteria:      # performance_criteria was meant
    """,
    "TS004": """Nothing that is needed is left out.

    Why: a unit without a title, or an item without a label, has no place on the site.

    Example:
        - id: P1                  # the text is missing
    """,
    "TS005": """Each value is of the kind that its key asks for.

    Why: a date that is no date cannot be compared, and a list that is no list cannot be shown.

    Example:
        approved: last January    # write 2012-01
    """,
    "TS006": """Each YAML file stands in a place from which it is read, and each suite has its suite.yaml.

    Why: a unit that was put into the wrong folder would be missing from the site without a word.

    Example:
        suites/electoral-services/ES4.yaml      # units/ES4.yaml was meant
    """,
    "TS601": """The ledger, `permalinks.yaml`, is as scripts/publish.py wrote it: whole, with no line changed by hand.

    Why: it remembers every address that was ever published. A line lost or changed is a promise forgotten.

    Example:
        <<<<<<< HEAD      # a merge was not finished
    """,
}
