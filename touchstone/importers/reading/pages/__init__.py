"""From runs of letters with their places on a page to lines in the order in which people read them.

In come the `segments` of one page, after `drawn_bullets` and `turned` words were made text; out come its lines. Where
`strokes` form `ruled_grids`, `bordered_tables` takes out what stands in their cells, as `cell_paragraphs`;
`tables_over_pages` makes one table of its halves, with `label_columns`. The rest is told by its places: `rows`
(with `levelling`) joins what stands on one base line. Then `columns` takes out what is read in a way of its own:
`side_panels`, `record_columns`, `field_grids`, and lists side by side (`headed_columns`, `paired_labels`,
`listed_columns`). Only of what is left can a `gutters` place be told, with a `left_column` or newspaper columns. Where
none of this is seen, rows are read across (`entry_rows`). `side_by_side` comes last: it needs all pages.
"""
