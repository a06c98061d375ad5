"""Lists and tables of unusual make become lists of the usual one: in come lines, out come lines that bear their marks.

`area_columns` and `labels_behind` come first, then `criterion_tables` leaves out the columns that are no part of a
criterion, so that what follows sees one item a row. `lone_marks`, `counted_signs` and `bare_marks` find marks, the
surer ones first, since each leaves alone what bears a mark. Then tables are read: `outcome_tables`, `label_cells` (with
`own_labels`), `term_tables` and `paired_columns`, which ask what the cells hold beside their marks. `run_in` cuts lists
inside a line; the stages that read lists call it, where they know what the line stands in.
"""
