"""From an owner's documents to standards. Nothing else in touchstone imports this folder.

Two modules are the way in. `importing` turns one document into drafts; `batch` imports many files, which `inputs`
finds, and writes the drafts. Both read as a list of the stages, each of which is a package that begins with what it
does:

reading → cleaning → details → marking → own_headings → dividing → lists → units → writing → report

`document`, `words` and `signs` are what all stages work with, and `other_kinds` holds what is no unit. What becomes of
each line is noted in `document.accounts` from the first stage to the last. Why it is so: docs/decisions/importing.md.
"""
