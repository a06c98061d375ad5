"""The Content-Security-Policy that a site meets: all comes from itself, and only listed scripts stand in pages."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
KIND = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
RUN = {"", "module", "text/javascript", "application/javascript"}
"""The types of script that a browser runs; others are data."""
FILE = "content-security-policy.txt"
"""Where the policy stands, as one line for a server's configuration."""


def policy(pages: Iterable[str]) -> str:
    """The policy for pages with these inline scripts."""
    hashes = sorted(
        {
            f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
            for page in pages
            for script in inline_scripts(page)
        }
    )
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def inline_scripts(html: str) -> Iterator[str]:
    """The scripts that stand in a page itself and that a browser runs."""
    for attributes, script in SCRIPT.findall(html):
        kind = KIND.search(attributes)
        if "src=" not in attributes.lower() and script and (kind[1].lower() if kind else "") in RUN:
            yield script
