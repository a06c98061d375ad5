"""From an owner's documents to standards: each stage is a module, and nothing else in touchstone imports this folder.

reading → cleaning → the stages of importing → told_parts → kinds → splitting → zones → heads, sections, items, scopes,
details → assembling → drafting → batch → writing; what became of each line stands in accounts.
"""
