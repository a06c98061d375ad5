"""Touchstone: occupational standards, kept as YAML, rendered into a static site."""
