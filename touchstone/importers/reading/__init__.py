"""From a file to lines: in come bytes, out comes a `Reading`, or the reason why the file is refused.

`formats` looks at the bytes and hands them to `pdf`, `word`, `html`, `markdown` or `text`; the other modules serve one
of these. All give lines of one form, so that no later stage needs to know the format. Text that keeps the columns of a
page is tried first (`laid_out`), since read line by line it would mix them. `pages` puts what has a place on a page
into order; `positioned` finds such places in HTML that a program made of a PDF.
"""
