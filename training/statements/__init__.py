"""How the tagger of statements is made.

`python -m training.statements POLNEAR --vectors NPZ --cache FOLDER` parses the corpus once (again when the language
pipeline changes), trains, and keeps the best pass; `python -m training.statements.settle POLNEAR NPZ --cache FOLDER`
then chooses on dev how readily a span begins and what a tag's chance is worth.
"""
