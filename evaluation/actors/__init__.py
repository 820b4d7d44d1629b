"""Actors measured."""
