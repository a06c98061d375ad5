"""What text by itself tells: in comes a text, out comes its part of a unit, its date, its code, its name for a file.

The words by which documents are understood stand beside the code, in plain files that `wordlists` reads, so that they
can grow without code. `characters` makes texts comparable first; `vocabulary` looks words up in that form.
"""
