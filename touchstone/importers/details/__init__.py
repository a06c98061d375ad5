"""The details of a unit, such as version and date: in come lines, out comes one line for each field, and then values.

`plain_fields` takes bullets and heads off, `sentences` and `rows` cut a line that holds several fields; `rows` does so
once more when flattened text has been cut. `own_fields` guesses labels of an owner's own after that, since it takes
some only beside fields that are known, and `one_line` when a unit has been parted from others. The values are read at
the end, when the zones are known: `pairs` puts each beside its label, `details_list` reads them. `identifying` tells by
them whether anything identifies a document.
"""
