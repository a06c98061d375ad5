"""The search index: what can be found, the words by which it is found, and the files that a browser loads."""
