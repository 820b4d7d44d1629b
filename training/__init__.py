"""How the weights that ship with onrecord are made, from corpora named by path."""
