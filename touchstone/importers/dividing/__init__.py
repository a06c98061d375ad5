"""What a document holds, and where each part begins: in come lines, out come a kind, units, and the zones of a unit.

`kinds` says what the document is, or why it is refused. `splitting` (with `unit_starts`) parts it into units and drops
the `surroundings` of several; `embedded` finds the one unit that a longer document describes. `zones` (with
`label_zones`) tells what stands under each heading that names a part, and `element_zones` what elements stand in.
`own_headings` asks `zones` and `kinds` before: only where no known heading divides a document, something is guessed.
"""
