"""How the classifier of events is trained: sentences in, a small matrix out."""
