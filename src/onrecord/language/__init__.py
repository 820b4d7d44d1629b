"""Text → spaCy Doc. The Doc is never stored."""

from onrecord.language.pipeline import analyse

__all__ = ["analyse"]
