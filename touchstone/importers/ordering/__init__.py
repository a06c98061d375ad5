"""What a converter took out of its place is put back: in come the lines that may belong to a standard, out come the
same lines in the order in which a person reads them.

Programs that get the text out of a PDF write one column after the other, or each block where it was drawn.
`glued_labels` parts two entries in one line; `term_numbers` puts numbers that stand above several terms on these, and
`lone_labels` each label on the text that it stands apart from (`signs_alone` knows the labels). `bullet_runs` deals out
bullets that were written first. `late_headings` moves headings and lead-ins of the margin out of the lists that they
stand in or behind, and `heads_together` sets each of several lists below its own heading; `headings` finds these.
"""
