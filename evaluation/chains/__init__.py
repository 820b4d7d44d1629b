"""Chains found, beside retellings whose origin is known and pairs labelled by hand: `python -m evaluation.chains`."""
