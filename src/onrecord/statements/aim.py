"""Whom a word of judgement is about: its object, or what the object belongs to."""

from collections.abc import Container

from onrecord.statements.attitudes import attitudes
from onrecord.statements.words import Words

_ALONG = frozenset({"conj", "appos", "flat"})
OWNED = frozenset({"nmod:poss", "amod", "compound", "nmod:desc"})
_OF_VERB = frozenset({"obj", "iobj", "nsubj:pass", "obl", "nmod", "nmod:poss"})
_OF_NOUN = frozenset({"nmod", "nmod:poss", "amod", "compound", "obl", "nsubj", "nsubj:outer", "nmod:desc"})
_OF_ADJECTIVE = frozenset({"obl", "nsubj", "nsubj:outer", "nmod"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_MAKER = frozenset({"of", "by"})
_BEFALLEN = frozenset({"to", "on", "for", "against", "toward", "towards", "upon"})
_WITH = frozenset({"with", "to"})
_OBJECTS = frozenset({"obj", "nsubj:pass"})
_STEPS = 6
SPOKEN = frozenset({"criticism", "condemnation", "denunciation", "rejection", "distrust", "mistrust"})
"""Nouns of refusal whose "of" names who is refused; "violation of" names whom it befell."""


def is_aimed(words: Words, target: int, judgement: int, negative: bool, matters: Container[int]) -> bool:
    """Whether a judging word is about the actor a word names.

    "Condemned Moscow", "Moscow’s invasion", "support for the people of Kyiv", "ruled out talking to Moscow"; not
    "condemned a strike on a market in Kyiv", "opposes linking the war in Kyiv to trade", "thanked Weir for his
    patience with Moscow".

    Args:
        negative: whether the word speaks against somebody: "a threat to Kyiv" is none of Kyiv.
        matters: words that name issues; talks with somebody are held or refused with them.
    """
    i, owner = target, False
    for _ in range(_STEPS):
        if i == judgement:
            return True
        head, dep = words.head[i], words.dep[i]
        if is_blamed(words, i) and judgement in (head, words.head[head]):
            return True
        if head == judgement and i in matters and dep in _CLAUSAL:
            return True  # "Ruled out talking to Moscow"
        if head == judgement:
            return _is_object(words, i, judgement, negative)
        if head == i or not _leads_on(words, i, dep, head, owner, matters):
            return False
        owner = owner or not (dep in _ALONG or head in matters)
        i = head
    return False


def is_blamed(words: Words, i: int) -> bool:
    """Whether something is blamed on somebody: "blamed the shortage on *Kyiv*", wherever the parse hangs the name."""
    above = words.head[i]
    above = words.head[above] if words.dep[above] == "obj" else above
    return words.case(i) == "on" and words.lemma(above) == "blame"


def _leads_on(words: Words, i: int, dep: str, head: int, owner: bool, matters: Container[int]) -> bool:
    """Whether what is said of the word above is said of this one too."""
    if dep in _ALONG:
        return words.pos[i] not in ("VERB", "AUX")
    if head in matters:
        return words.case(i) in _WITH or dep in OWNED
    belongs = dep in OWNED or (dep == "nmod" and words.case(i) in _MAKER)
    return belongs and not owner and words.pos[head] in ("NOUN", "PROPN")


def _is_object(words: Words, i: int, judgement: int, negative: bool) -> bool:
    dep, pos = words.dep[i], words.pos[judgement]
    if dep in _ALONG:
        return True
    if pos in ("VERB", "AUX"):
        # "Thanked Weir for his patience": patience is why, not what.
        beside = dep in ("obl", "nmod") and any(words.dep[c] in _OBJECTS for c in words.children[judgement])
        return dep in _OF_VERB and not beside
    if pos == "ADJ":
        return dep in _OF_ADJECTIVE
    case, noun = words.case(i), words.lemma(judgement)
    if f"{noun} {case}" in attitudes("actors") and any(words.dep[c] == "nmod:poss" for c in words.children[judgement]):
        return False  # "Recognise Moscow's actions against Kyiv as a crime": they are Moscow's.
    if f"{noun} {case}" in attitudes("actors"):
        return True  # "Measures against Moscow"
    befalls = case in _BEFALLEN or (case == "of" and noun not in SPOKEN)
    return dep in _OF_NOUN and not (negative and dep in ("nmod", "obl") and befalls)
