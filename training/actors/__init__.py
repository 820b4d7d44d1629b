"""How the weights of `onrecord.actors.ranked` are made: ``python -m training.actors GUM POLNEAR``."""
