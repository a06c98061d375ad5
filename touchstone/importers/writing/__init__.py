"""Drafts go into a standards folder: in come drafts, out come files. What is there is never overwritten.

`held` looks at what the folder has. `placing` gives each draft its suite and code; then `grouping` sets drafts of one
unit together, `comparing` them by their items, and `languages` leads a Welsh text to its unit; both need the code.
`files` writes, with `yamltext` and `guidance_pages`; links are resolved just before, when all places are known.
`registering` writes a register row by row.
"""
