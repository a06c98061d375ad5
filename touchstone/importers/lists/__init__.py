"""The items of a unit: in come its zones, out come criteria, knowledge and scope with their labels.

`sections` and `scopes` are the ways in. For a zone `counting` finds numbers that only the whole list shows, `leads`
takes out what is no item (with `evidence_grids`), and `items` reads line by line into `points`. It stands on `endings`
(what stands behind a list), that on `sub_headings`, that on `dealing` (labels apart from their texts, with
`headed_texts`), and that on `listing`: what the lines have in common (with `primary`, `lost_firsts`, `partly_marked`
and `broken_numbers`), which must be known before the first line is read. `labelling` and `subpoints` number at the end,
when a part has all of its groups. `terms` and `scope_tables` find the terms of a scope before its items are read.
"""
