"""The benchmark: its own seeded standards, the tools that it is held against, and what it measures."""
