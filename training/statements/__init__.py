"""How the tagger of statements is made.

`python -m training.statements POLNEAR` reads the corpus with the language pipeline as it is, trains, and keeps the best
pass; `python -m training.statements.settle POLNEAR NPZ` then chooses on dev how readily a span begins and what a tag's
chance is worth. Both are to be run again whenever the weights of the language pipeline change: the tagger stands on
their encoding.
"""
