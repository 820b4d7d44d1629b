"""Places measured."""
