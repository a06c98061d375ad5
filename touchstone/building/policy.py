"""The Content-Security-Policy that a site meets: all comes from itself, and pages hold only listed scripts and styles.

Source: W3C, Content Security Policy Level 3.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
KIND = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
RUN = {"", "module", "text/javascript", "application/javascript"}
"""The types of script that a browser runs; others are data."""
FILE = "content-security-policy.txt"
"""Where the policy stands, as one line for a server's configuration."""


def policy(pages: Iterable[str]) -> str:
    """The policy for pages with these inline scripts and style sheets."""
    read = list(pages)
    scripts = _hashes(script for page in read for script in inline_scripts(page))
    styles = _hashes(style for page in read for style in inline_styles(page))
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(["script-src 'self'", *scripts]),
            " ".join(["style-src 'self'", *styles]),
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _hashes(texts: Iterable[str]) -> list[str]:
    return sorted({f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts})


def inline_styles(html: str) -> Iterator[str]:
    """The style sheets that stand in a page itself."""
    yield from STYLE.findall(html)


def inline_scripts(html: str) -> Iterator[str]:
    """The scripts that stand in a page itself and that a browser runs."""
    for attributes, script in SCRIPT.findall(html):
        kind = KIND.search(attributes)
        if "src=" not in attributes.lower() and script and (kind[1].lower() if kind else "") in RUN:
            yield script
