"""How the tagger of statements is made: `python -m training.statements --help`."""
