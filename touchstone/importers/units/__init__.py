"""One unit as the values of its file: in come its lines, out comes a draft with its account and doubts.

`assembling` sets the parts together: footnotes are taken out first, then `heads` (with `title_lines`) reads code and
title, so that where these stand again they are told from items; then come the details with `origins`, items, scope,
`glossaries` and `links`, and `prose` for the rest. `drafting` adds the name (`coding`), the account and what was not
placed. At the end `wordcheck` compares all words with those of the document, and `doubting` says what to look at.
"""
