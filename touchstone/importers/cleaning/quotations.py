"""What somebody said, with the name behind it, between the items of a list: `“She waited for me.” – a visitor`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line

_SAID = re.compile(r"[“\"‘'«][^“”\"«»]{8,}[.!?…]?[”\"’'»][.,]?\s*(?:[–—-]|\()\s*\w.{1,60}")


def without_quotations(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without such quotations; they are noted as left over."""
    said = [line for line in lines if not line.mark and _SAID.fullmatch(line.text)]
    accounts.leave(said, "a quotation, and no item")
    taken = {id(line) for line in said}
    return [line for line in lines if id(line) not in taken]
