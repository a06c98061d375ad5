"""What is imported and is no unit: in comes a reading with its lines, out come drafts of another kind.

A document is a framework (`frameworks`, which reads each of its `competencies` by `levels`) or a course (`courses`,
with `titles`) as a whole. A longer document holds `roles`, `checklists` and `forms` beside its unit. They are read in
this order, since each leaves alone what another took. Of a form, `form_names` tells the name, `form_bodies` what stands
under it, and `form_parts` its tables and blanks. `register` reads the national register, a table with a row a unit.
"""
