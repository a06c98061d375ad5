"""What one line, or two that follow one another, shows: in comes a line, out comes what it may be. No line is changed.

`labels` tells the mark before an item, `field_starts`, `field_values`, `own_rows` and `shaped_fields` a field of the
details, `table_heads` the first row of a table. `wrapping` tells whether a line goes on with the one before, and
`beginnings`, `statements` and `item_shapes`, which build on its words, where an item begins and whether items read like
criteria, knowledge or scope. A stage asks several of these, since each by itself is wrong at times.
"""
