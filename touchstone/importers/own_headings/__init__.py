"""Headings of an owner's own: in come lines, out come lines on which headings that are told or guessed are marked.

What the owner told (`told_by_owner`) is put in place before cleaning. For the rest `headed_lists` (with
`unmarked_lists`) gathers the lists under their headings, `list_kinds` tells by the shapes of their items and by `cues`
what each holds, and `parts` chooses those that make a unit. Whether the document is one at all is weighed last
(`unit_signs`, `unit_bars`), since the signs look at the parts; only then does `marks` write the guess on the lines.
"""
