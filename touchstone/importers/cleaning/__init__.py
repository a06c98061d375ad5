"""What the way of a document has done to it is undone: in come its lines, out come those that may belong to a standard.

Words in `small_capitals` are made whole first, since headings are known by them. `sweeping` then drops what is no part
of a standard (with `running_heads`, `page_edges`, `messages`), so that the rest of an item stands below its beginning
again. `lost_headings` tells units and headings of a text without bold letters, `glued_headings` those that stand in one
line with other text. `label_runs` and `margin_words` put back what a viewer displaced; only then are the lines
neighbours that `hyphens` joins a broken word of. `misread_marks` of a scan become marks again. `layout_tables`,
`tables_aside`, `cell_strokes` and `flattened` tell cells and lines from text, with the lists of `flat_lists` inside
and the titles that `listed_titles` finds there. `reviewers` leaves what is said of a draft behind it.
`quotations` stand between items, and go when all fields are known. What is dropped is noted with the reason.
"""
