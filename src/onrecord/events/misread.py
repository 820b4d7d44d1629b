"""Main verbs that the parser took for adjectives, and participles that are but adjectives."""

from onrecord.events.words import Word


def is_attributive(verb: Word) -> bool:
    """Whether a participle only describes a noun: "annexed Crimea" in "a bridge between Russia and annexed Crimea"."""
    if verb.dep_ in {"amod", "compound", "case", "mark", "flat"}:
        return not is_misread(verb)
    if verb.tag_ not in {"VBN", "VBD"} or verb.i < verb.sent.start + 2 or verb.nbor(-1).lower_ != "and":
        return False
    before = verb.sent[max(verb.sent.start, verb.i - 6) : verb.i - 1]
    return any(t.lower_ == "between" for t in before) and not any(t.lower_ in {"and", ","} for t in before)


def is_subject(verb: Word) -> bool:
    """Whether a word in -ing is the subject of the verb behind it, whatever the parse says: "as fighting spreads"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i != verb.i + 1 or verb.head.tag_ not in {"VBZ", "VBD"}:
        return False
    return not any(c.dep_.startswith("nsubj") for c in (*verb.children, *verb.head.children))


def is_misread(verb: Word) -> bool:
    """Whether the parser made an adjective of the main verb: "Rebels on the coast on Tuesday blocked transport".

    Then the participle has a subject or an auxiliary of its own, or its sentence has no verb above it and nothing
    before it that opens a noun phrase.
    """
    if verb.dep_ != "amod" or verb.tag_ not in {"VBN", "VBD"} or verb.head.i < verb.i:
        return False
    if any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
        return True
    if joins(verb) or _follows_have(verb):
        return True
    root = verb.sent.root
    opens = verb.i == verb.sent.start or verb.nbor(-1).pos_ in {
        "DET",
        "ADP",
        "ADJ",
        "NUM",
        "PRON",
        "CCONJ",
        "PART",
        "PUNCT",
    }
    return root.pos_ in {"NOUN", "PROPN"} and root.i < verb.i and root is not verb.head and not opens


def above_misread(verb: Word) -> Word | None:
    """The verb that a misread one is joined to: "annexed" for "fired" in "annexed four regions and fired missiles"."""
    if not is_misread(verb) or not (joins(verb) or _follows_have(verb)):
        return None
    return verb.head.head.head if joins(verb) else verb.head.head


def _follows_have(verb: Word) -> bool:
    """Whether "have" before it was taken for the verb: "have shared evidence" is no possession of shared evidence."""
    head = verb.head
    return verb.i > verb.sent.start and verb.nbor(-1) == head.head and head.dep_ == "obj" and head.head.lemma == "have"


def joins(verb: Word) -> bool:
    """Whether what looks like an adjective of a second object may be a second verb: "took towns and fired missiles"."""
    head = verb.head
    return (
        verb.i > verb.sent.start and verb.nbor(-1).pos_ == "CCONJ" and head.dep_ == "conj" and head.head.dep_ == "obj"
    )
