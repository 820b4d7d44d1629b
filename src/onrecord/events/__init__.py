"""Events: who did what to whom, in PLOVER, with what is denied, planned or demanded kept apart from what happened."""

from onrecord.events.find import find

__all__ = ["find"]
