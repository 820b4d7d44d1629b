"""Doc → Statement: who said what, source, cue and content, after PARC."""

from onrecord.statements.attribute import find

__all__ = ["find"]
