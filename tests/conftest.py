"""What all tests share."""

from __future__ import annotations

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Recall, above the closing line, the checks that scripts/test.py saw fail before the tests."""
    failed = os.environ.get("TOUCHSTONE_FAILED_STEPS")
    if failed:
        terminalreporter.write_line(f"FAILED before the tests, see above: {failed}", red=True)
