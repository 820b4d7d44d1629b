"""PLOVER types, modes, contexts and scores; CAMEO codes and their Goldstein scores: tables, looked up.

The numbers are the manuals'; the descriptions and examples are our own. Where the PLOVER manual 2.0 and the mapping of
2021 differ, the manual wins (CAMEO 163 and 116 are SANCTION). Its printed score of ACCUSE, 3, lost its minus sign:
the modes of ACCUSE stand at -2 to -3.5, so it is -3 here.
"""

from onrecord.ontology.codes import (
    Entry,
    cameo,
    contexts,
    goldstein,
    look_up,
    modes,
    quad,
    score,
    types,
)
from onrecord.ontology.explain import explain

__all__ = ["Entry", "cameo", "contexts", "explain", "goldstein", "look_up", "modes", "quad", "score", "types"]
