"""How the English pipeline's weights are made; README.md beside this file records every trial."""
