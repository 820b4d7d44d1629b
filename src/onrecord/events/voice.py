"""Whether the subject of a verb does or bears what it tells."""

from onrecord.events.tables import classes
from onrecord.events.words import Word


def is_passive(verb: Word) -> bool:
    """Whether the subject of a verb is its patient: "were annexed", "the regions annexed by Russia"."""
    deps = {c.dep_ for c in verb.children}
    if verb.lemma in classes()["stative"] and "obl:agent" not in deps and any(c.lower_ == "to" for c in verb.subtree):
        return False  # "Vietnam is committed to reform" is a state of its subject
    if deps & {"aux:pass", "obl:agent"}:
        return True
    if "nsubj:pass" in deps:
        return not any(is_counted(c) for c in verb.rights)  # "Police in Lima detained at least 100 protesters"
    if _is_intransitive(verb):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not deps & {"nsubj", "aux", "obj"}:
        return is_passive(verb.head)
    return (verb.dep_ == "acl" and verb.tag_ == "VBN") or _is_reduced(verb)


def is_counted(word: Word) -> bool:
    """Whether an object was taken for a phrase because of its count: "abducted at least 6,000 children"."""
    bare = word.dep_ == "obl" and not any(c.dep_ == "case" for c in word.children)
    return bare and word.lemma in classes()["group"] and any(c.dep_ == "nummod" for c in word.children)


def _is_intransitive(verb: Word) -> bool:
    """Whether a verb takes no object, so that a participle of it is its past: "The party called on Iran to act"."""
    if verb.lemma in classes()["intransitive"]:
        return True
    return verb.lemma == "call" and any(
        case.lower_ in _CALLING for c in verb.rights for case in c.lefts if case.dep_ == "case"
    )


def _is_reduced(verb: Word) -> bool:
    """Whether a participle right behind a noun is short for a passive: "the crew of a tanker seized last month"."""
    if verb.dep_ not in {"acl", "advcl"} or verb.tag_ not in {"VBN", "VBD"} or verb.i == verb.sent.start:
        return False
    bare = not any(c.dep_ in _OWN and c.i < verb.i for c in verb.children)
    return bare and verb.nbor(-1).pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "obj" for c in verb.children)


_CALLING = frozenset({"on", "upon", "for"})
_OWN = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl", "aux", "obj", "mark", "advmod"})
"""What shows that a participle has a clause of its own."""
