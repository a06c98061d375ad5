"""The report of an import, for people in the terminal and in a browser, and for machines: in comes a batch.

`told` counts once what all forms of the report tell; `text`, `page` (with `sheet` and `picture`) and `data` show it.
The report comes last and changes nothing: it reads the accounts, and so tells of every line.
"""
