"""How well events are found, typed and given their actors, on human-coded sentences."""
