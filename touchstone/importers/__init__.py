"""From an owner's documents to standards: each stage is a module, and nothing else in touchstone imports this folder.

reading → cleaning → flattened → kinds → heads, sections, items, scopes, details → assembling → accounting → writing.
"""
