"""How fast times are found in plain text; run ``python -m benchmarks.times [PATH]``."""
