"""What every stage holds of a document: the one thing that is handed on from reading to writing.

`lines` and `tables` are what a reader gives, and `limits` how large that may be. `accounts` notes what became of each
line and `doubts` what is not sure; both grow along the way. `draft` holds what was read of one unit in the end, with
the account and the doubts. Nothing here looks at what a text says.
"""
