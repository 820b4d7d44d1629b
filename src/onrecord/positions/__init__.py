"""Ledger, chains → positions over time, and changes that stand."""
