"""Reporting words and the parse → relations without quotation marks: indirect and mixed statements."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from onrecord.statements import cues
from onrecord.statements.cues import Cue
from onrecord.statements.relation import Relation, ranges
from onrecord.statements.words import Range, Words

BY = "syntax 1"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep", "acl", "aux", "ccomp"})
_COMPLEMENTS = frozenset({"to", "with", "about", "over", "on", "for"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ACCORDING = np.uint64(get_string_id("according"))


def relations(words: Words) -> Iterator[Relation]:
    """The statements made by a reporting word and a clause, an infinitive, a gerund or a noun phrase."""
    phrases = np.flatnonzero(words.table[LOWER] == _ACCORDING).tolist()
    at = 0
    for i in sorted({*words.cues, *words.nouns, *phrases}):
        while at < len(words.sentences) and words.sentences[at][1] <= i:
            at += 1
        if at == len(words.sentences):
            return
        sentence = words.sentences[at]
        if i < sentence[0]:
            continue
        token = words.doc[i]
        found = _by_phrase(words, sentence, token) or _by_verb(words, sentence, token) or _by_noun(words, token)
        if found is not None:
            yield found


def source_of(words: Words, verb: Token) -> Range | None:
    """The words for who speaks, from the verb's own subject or that of the clause it belongs to."""
    if verb.i not in words.sources:
        words.sources[verb.i] = _source_of(words, verb)
    return words.sources[verb.i]


def _source_of(words: Words, verb: Token) -> Range | None:
    subject = _subject(verb)
    if subject is None:
        return None
    inside = verb.i > subject.i and any(a.i == subject.i for a in verb.ancestors)
    return phrase(words, subject, before=_clause_start(verb, subject) if inside else None)


def _clause_start(verb: Token, noun: Token) -> int | None:
    """Where the clause begins that hangs on the noun and holds the verb: "residents who said"."""
    child = verb
    while child.head.i != noun.i and child.head.i != child.i:
        child = child.head
    return child.left_edge.i if child.dep_.startswith("acl") else None


def phrase(words: Words, head: Token, before: int | None) -> Range:
    """A noun and all that hangs on it, up to a token: "Dmitry Peskov, the Kremlin spokesman"."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.dep_ in ("case", "cc", "mark") and child.i == start:
            start = child.i + 1
        if child.dep_ in ("conj", "parataxis", "dep") and child.pos_ in ("VERB", "AUX"):
            end = min(end, child.left_edge.i)
    if before is not None and start < before:
        end = min(end, before)
    kept = ranges(words, range(start, max(end, head.i + 1)))
    return kept[0] if kept else (head.i, head.i + 1)


def _by_phrase(words: Words, sentence: Range, token: Token) -> Relation | None:
    """According to X, …"""
    if token.lower != _ACCORDING or token.i + 2 >= sentence[1] or words.doc[token.i + 1].lower_ != "to":
        return None
    head = _noun_after(words.doc, token.i + 2, sentence[1])
    if head is None:
        return None
    source = phrase(words, head, before=None)
    source = (max(source[0], token.i + 2), source[1])
    kept = [i for i in range(*sentence) if not token.i <= i < source[1]]
    return _relation(words, source, ((token.i, token.i + 2),), kept, token, 0.8)


def _noun_after(doc: Doc, start: int, end: int) -> Token | None:
    for i in range(start, end):
        if doc[i].pos_ in _NOUNS:
            token = doc[i]
            while (
                token.head.i > token.i and token.head.i < end and token.dep_ in ("compound", "nmod:poss", "nmod:desc")
            ):
                token = token.head
            return token
    return None


def _by_verb(words: Words, sentence: Range, token: Token) -> Relation | None:
    cue = words.cues.get(token.i)
    # "A group called the Northern Front" is named, not called something by somebody.
    if cue is None or ("a" in cue.contents and token.dep_ == "acl" and token.tag_ == "VBN"):
        return None
    around = cues.group(token)
    clause = _content(words.doc, sentence, token, cue, around[1])
    content = clause or _objects(token, cue, around[1])
    if content is None:
        return None
    named = source_of(words, token)
    source = None if named is None else _outside(named, around, content)
    taken = set(range(*around)) | (set(range(*source)) if source else set())
    found = _relation(words, source, (around,), [i for i in content if i not in taken], token, 0.7)
    return found if found is None or clause else replace(found, clause=False)


def _relation(
    words: Words, source: Range | None, cue: tuple[Range, ...], content: list[int], verb: Token, sure: float
) -> Relation | None:
    kept = ranges(words, content)
    return Relation(source, cue, kept, verb.i, sure, BY) if kept else None


def _outside(source: Range, cue: Range, content: list[int]) -> Range | None:
    """The source without the cue and the content a bad parse hung on it."""
    start, end = source
    if start < cue[0]:
        end = min(end, cue[0])
    first = min(content, default=end)
    if start < first < end:
        end = first
    return (start, end) if start < end else None


def _content(doc: Doc, sentence: Range, verb: Token, cue: Cue, after: int) -> list[int] | None:
    clause = _that_clause(doc, sentence, after)
    if clause is not None and "c" in cue.contents:
        return clause
    for child in verb.children:
        if "c" in cue.contents and child.dep_ in _CLAUSES and child.i > verb.i and _has_subject(child):
            return list(range(max(child.left_edge.i, after), child.right_edge.i + 1))
        if "i" in cue.contents and child.dep_ in ("xcomp", "ccomp", "advcl") and _is_infinitive(child):
            return _extended(doc, verb, child, after)
        # A parse may take "has ruled out talking to the rebels" for an adverbial: what comes at once is the content.
        gerund = child.dep_ in ("xcomp", "ccomp", "obj") or (child.dep_ == "advcl" and child.i == after)
        if "g" in cue.contents and gerund and child.tag_ == "VBG":
            return _extended(doc, verb, child, after)
        if "a" in cue.contents and child.i > after and _is_predicate(cue, child):
            return _with_object(verb, child, after)
    return _before(doc, sentence, verb, cue)


def _extended(doc: Doc, verb: Token, clause: Token, after: int) -> list[int]:
    """The clause and a phrase right behind it that the parse hung on the cue: "ruled out talking to the president"."""
    end = clause.right_edge.i + 1
    if end < len(doc) and doc[end].pos_ == "ADP" and doc[end].lower_ in _COMPLEMENTS:
        head = doc[end].head
        while head.head.i > verb.i and head.head.i != head.i:
            head = head.head
        if head.head.i == verb.i and head.left_edge.i >= end:
            end = _phrase_end(doc, end, head)
    return list(range(max(clause.left_edge.i, after), end))


def _phrase_end(doc: Doc, start: int, head: Token) -> int:
    """The end of a phrase without the clause a bad parse hung on its name: "to the president after troops left"."""
    for i in range(doc[start].head.i + 1, head.right_edge.i + 1):
        if doc[i].dep_ in ("case", "mark", "punct") and doc[i].lower_ not in ("of", "’s", "'s"):
            return i
    return max(head.right_edge.i + 1, start + 1)


def _is_predicate(cue: Cue, child: Token) -> bool:
    bare = cue.lemma in ("call", "brand", "label", "dub")
    return child.dep_ in ("xcomp", "obl", "advcl") and (bare or _case(child) == "as")


def _with_object(verb: Token, predicate: Token, after: int) -> list[int]:
    """What was called something, and what it was called: "this “posturing”"."""
    objects = [c.left_edge.i for c in verb.children if c.dep_ == "obj" and after <= c.i < predicate.i]
    start = min([predicate.left_edge.i, *objects])
    return list(range(max(start, after), predicate.right_edge.i + 1))


def _that_clause(doc: Doc, sentence: Range, after: int) -> list[int] | None:
    """From "that" to the end of its clause, and of those coordinated with it by "and that", "but that".

    The parse may hang the clause anywhere ("said earlier this week that Moscow was willing"): the word decides.
    """
    start = next((i for i in range(after, min(after + 8, sentence[1])) if _is_that(doc[i])), None)
    if start is None or any(doc[i].pos_ in ("VERB", "AUX") for i in range(after, start)):
        return None
    end = max(doc[start].head.right_edge.i + 1, start + 2)
    while end + 2 < sentence[1] and doc[end].text == "," and doc[end + 2].lower_ == "that":
        end = doc[end + 2].head.right_edge.i + 1
    return list(range(start, end))


def _is_that(token: Token) -> bool:
    return token.lower_ in ("that", "whether") and token.dep_ in ("mark", "advmod", "dep") and token.head.i > token.i


def _before(doc: Doc, sentence: Range, verb: Token, cue: Cue) -> list[int] | None:
    """The content in front: "Talks will go on, the minister said", whichever of the two heads the parse."""
    if "c" not in cue.contents:
        return None
    for child in verb.children:
        if child.dep_ in _CLAUSES and child.i < verb.i and _has_subject(child):
            return list(range(child.left_edge.i, child.right_edge.i + 1))
    if verb.dep_ == "parataxis" and verb.left_edge.i > sentence[0] and _own_subject(verb) is not None:
        inner = range(verb.left_edge.i, verb.right_edge.i + 1)
        return [t.i for t in verb.head.subtree if t.i not in inner]
    return None


def _objects(verb: Token, cue: Cue, after: int) -> list[int] | None:
    if "n" not in cue.contents or cue.kind == "thought":
        return None
    for child in verb.children:
        takes = child.dep_ == "obj" or (child.dep_ == "obl" and " " in cue.lemma)
        if takes and child.i >= after and child.pos_ in ("NOUN", "PROPN"):
            return list(range(max(child.left_edge.i, after), child.right_edge.i + 1))
    return None


def _by_noun(words: Words, token: Token) -> Relation | None:
    """X's warning that … ; a statement by X that …"""
    if token.i not in words.nouns:
        return None
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "acl:relcl") and _marked(c)), None)
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    if clause is None or owner is None:
        return None
    owned = phrase(words, owner, before=token.i)
    source = (owned[0], owned[1] - 1) if words.doc[owned[1] - 1].lower_ in ("’s", "'s", "’", "'") else owned
    return _relation(words, source, ((token.i, token.i + 1),), [t.i for t in clause.subtree], token, 0.7)


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "to") for c in clause.children)


def _subject(verb: Token) -> Token | None:
    """The subject of the verb, or of the clause above that shares it; for "who said", whom "who" stands for."""
    token = verb
    for _ in range(5):
        own = _own_subject(token)
        if own is not None:
            return _antecedent(own, token)
        if token.dep_ == "acl" and token.head.pos_ in _NOUNS:
            return token.head
        if token.dep_ not in _UPWARD or token.head.i == token.i:
            return None
        token = token.head
    return None


def _own_subject(verb: Token) -> Token | None:
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    # "The minister was quoted by the agency as saying": the minister said it.
    if agent is not None and verb.tag_ == "VBN" and verb.lemma_ not in ("quote", "cite"):
        return agent
    quoted = verb.lemma_ in ("quote", "cite", "report", "expect", "force")
    wanted = ("nsubj:pass",) if passive and quoted else () if passive else tuple(_SUBJECTS)
    return next((c for c in verb.children if c.dep_ in wanted), None)


def _antecedent(subject: Token, verb: Token) -> Token | None:
    relative = subject.lower_ in ("who", "which", "that") and verb.dep_ == "acl:relcl"
    # "a series of statements this week that stressed …": a parse that takes the week for the speaker is not believed.
    return None if relative and verb.head.dep_ == "obl:unmarked" else verb.head if relative else subject


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in _SUBJECTS or c.dep_ == "expl" for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children)


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")
