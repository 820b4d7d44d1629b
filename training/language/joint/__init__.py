"""The joint network that ships: trained here in PyTorch, run by `onrecord.language` in NumPy."""
