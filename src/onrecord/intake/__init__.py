"""bytes → Article: plain text, web pages and tables; what cannot be read becomes a `Reject`."""

from onrecord.intake.text import article

__all__ = ["article"]
