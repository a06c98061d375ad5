"""Addresses that never break: the ledger of what was published, and what became of each address."""
