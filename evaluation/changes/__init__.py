"""False flags and power of the tests of change, simulated and on counts that jump: `python -m evaluation.changes`."""
