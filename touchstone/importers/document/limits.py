"""How large a document may be. A standard has a few pages; what is far larger is something else, or an attack."""

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of one file."""
LARGEST_TEXT = 4 * 1024 * 1024
"""Bytes of a file of text or HTML."""
MOST_LETTERS = 100_000
"""Letters of one page of a PDF."""
LARGEST_UNPACKED = 120 * 1024 * 1024
"""Bytes of all that an archive holds, unpacked."""
LARGEST_PART = 25 * 1024 * 1024
"""Bytes of one XML part of a Word document, unpacked."""
STEEPEST_PACKING = 200
"""How many times larger an archive may become; honest XML stays below 50."""
MOST_MEMBERS = 5_000
MOST_PAGES = 400
MOST_LINES = 60_000
LONGEST_LINE = 400_000
MOST_TAGS = 60_000
"""Tags of one page of HTML."""
