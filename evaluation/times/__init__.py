"""Times, scored as TempEval-3 scores them; run ``python -m evaluation.times PATH``."""
