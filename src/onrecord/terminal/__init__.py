"""Readings and rows for a person: everything here returns what rich can render, and prints nothing."""

from onrecord.terminal import tables
from onrecord.terminal.record import record
from onrecord.terminal.timeline import plot, timeline

__all__ = ["plot", "record", "tables", "timeline"]
