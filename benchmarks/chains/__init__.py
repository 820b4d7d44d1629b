"""Time and memory of chains, positions and queries over synthetic statements: `python -m benchmarks.chains`."""
