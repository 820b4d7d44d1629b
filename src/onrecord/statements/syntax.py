"""Reporting words and the parse → relations without quotation marks: indirect and mixed statements."""

from collections.abc import Iterator, Sequence

from onrecord.statements import cues
from onrecord.statements.classes import class_of
from onrecord.statements.cues import Cue
from onrecord.statements.relation import Relation, ranges
from onrecord.statements.words import Range, Words

BY = "syntax 1"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_EXPLETIVE = frozenset({*_SUBJECTS, "expl"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass"})
_PASSIVE = frozenset({"aux:pass"})
_AGENT = frozenset({"obl:agent"})
_OWNER = frozenset({"nmod:poss"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep", "acl", "aux", "ccomp"})
_COMPLEMENTS = frozenset({"to", "with", "about", "over", "on", "for"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SAYING = frozenset({"say", "add", "explain", "conclude"})
_MISTAKEN = frozenset({"obj", "iobj"})
_ANONYMOUS = (["named"], ["identified"], ["quoted"])


def relations(words: Words) -> Iterator[Relation]:
    """The statements made by a reporting word and a clause, an infinitive, a gerund or a noun phrase."""
    at = 0
    for i in sorted({*words.cues, *words.nouns}):
        while at < len(words.sentences) and words.sentences[at][1] <= i:
            at += 1
        if at == len(words.sentences):
            return
        sentence = words.sentences[at]
        if i < sentence[0]:
            continue
        found = _by_verb(words, sentence, i) or _by_noun(words, i)
        if found is not None:
            yield found


def source_of(words: Words, verb: int) -> Range | None:
    """The words for who speaks, from the verb's own subject or that of the clause it belongs to."""
    if verb not in words.sources:
        words.sources[verb] = _source_of(words, verb)
    return words.sources[verb]


def _source_of(words: Words, verb: int) -> Range | None:
    subject = _subject(words, verb)
    if subject is None:
        return None
    inside = verb > subject and subject in words.above(verb)
    return phrase(words, subject, before=_clause_start(words, verb, subject) if inside else None)


def _clause_start(words: Words, verb: int, noun: int) -> int | None:
    """Where the clause begins that hangs on the noun and holds the verb: "residents who said"."""
    child, head = verb, words.head
    while head[child] not in (noun, child):
        child = head[child]
    return words.left[child] if words.dep[child].startswith("acl") else None


def phrase(words: Words, head: int, before: int | None) -> Range:
    """A noun and all that hangs on it, up to a token: "Dmitry Peskov, the Kremlin spokesman"."""
    start, end = words.left[head], words.right[head] + 1
    for child in words.children[head]:
        dep = words.dep[child]
        if child == start and dep in ("case", "cc", "mark"):
            start = child + 1
        if dep in ("conj", "parataxis", "dep") and words.pos[child] in ("VERB", "AUX"):
            end = min(end, words.left[child])
    if before is not None and start < before:
        end = min(end, before)
    kept = ranges(words, range(start, max(end, head + 1)))
    return kept[0] if kept else (head, head + 1)


def _by_verb(words: Words, sentence: Range, verb: int) -> Relation | None:
    cue = words.cues.get(verb)
    if cue is None or cues.is_naming(words, verb):
        return None
    inverted = _inverted(words, sentence, verb, cue)
    if inverted is not None:
        return inverted
    around = cues.group(words, verb)
    if asks_for_anonymity(words, around[1]):
        return None
    clause = _content(words, sentence, verb, cue, around[1])
    content = clause or _objects(words, verb, cue, around[1])
    if not content:
        return None
    named = source_of(words, verb)
    source = None if named is None else _outside(named, around, content)
    found = _relation(words, source, (around,), _without(content, around, source), verb, 0.7)
    return found if found is None or clause else found._replace(clause=False)


def _inverted(words: Words, sentence: Range, verb: int, cue: Cue) -> Relation | None:
    """ "Talks will resume in June, said a diplomat, who …": a parse may take the diplomat for what was said."""
    comma = verb - 1
    if cue.lemma not in _SAYING or words.tags[verb] not in ("VBD", "VBZ") or comma <= sentence[0] + 1:
        return None
    if words.printed[comma] != ",":
        return None
    named = next((c for c in words.children[verb] if words.dep[c] in _MISTAKEN and words.left[c] == verb + 1), None)
    clause = any(words.pos[i] in ("VERB", "AUX") for i in range(sentence[0], comma))
    if named is None or not clause or words.pos[named] not in _NOUNS or words.first(verb, _SUBJECTS) is not None:
        return None
    return _relation(
        words, phrase(words, named, before=None), ((verb, verb + 1),), range(sentence[0], comma), verb, 0.7
    )


def asks_for_anonymity(words: Words, after: int) -> bool:
    """ "An official who asked not to be named said …" makes one statement."""
    if words.lower[after : after + 1] != ["not"]:
        return False
    return words.lower[after : after + 3] == ["not", "to", "be"] and words.lower[after + 3 : after + 4] in _ANONYMOUS


def _without(content: Sequence[int], cue: Range, source: Range | None) -> Sequence[int]:
    """The content without the words of cue and source."""
    taken = (cue,) if source is None else (cue, source)
    if isinstance(content, range) and all(b <= content.start or content.stop <= a for a, b in taken):
        return content
    dropped = {i for a, b in taken for i in range(a, b)}
    return [i for i in content if i not in dropped]


def _relation(
    words: Words, source: Range | None, cue: tuple[Range, ...], content: Sequence[int], verb: int, sure: float
) -> Relation | None:
    kept = ranges(words, content)
    return Relation(source, cue, kept, verb, sure, BY) if kept else None


def _outside(source: Range, cue: Range, content: Sequence[int]) -> Range | None:
    """The source without the cue and the content a bad parse hung on it."""
    start, end = source
    if start < cue[0]:
        end = min(end, cue[0])
    first = content.start if isinstance(content, range) else min(content)
    if start < first < end:
        end = first
    return (start, end) if start < end else None


def _content(words: Words, sentence: Range, verb: int, cue: Cue, after: int) -> Sequence[int] | None:
    clause = _that_clause(words, sentence, after)
    if clause is not None and "c" in cue.contents:
        return clause
    for child in words.children[verb]:
        dep = words.dep[child]
        if "c" in cue.contents and dep == "ccomp" and child > verb and (around := _around(words, verb, child)):
            return around
        apart = dep == "parataxis" and ";" in words.printed[verb : words.left[child] + 1]  # Another sentence, nearly.
        if "c" in cue.contents and dep in _CLAUSES and child > verb and not apart and _has_subject(words, child):
            return range(max(words.left[child], after), words.right[child] + 1)
        if "i" in cue.contents and dep in ("xcomp", "ccomp", "advcl") and _is_infinitive(words, child):
            return _extended(words, verb, child, after)
        # A parse may take "has ruled out talking to the rebels" for an adverbial: what comes at once is the content.
        gerund = dep in ("xcomp", "ccomp", "obj") or (dep == "advcl" and child == after)
        if "g" in cue.contents and gerund and words.tags[child] == "VBG":
            return _extended(words, verb, child, after)
        if "a" in cue.contents and child > after and _is_predicate(words, cue, child):
            return _with_object(words, verb, child, after)
    return _before(words, sentence, verb, cue)


def _around(words: Words, verb: int, clause: int) -> list[int] | None:
    """The clause a reporting verb stands in the middle of: "The bridge, Orsk told reporters, will open in June".

    A parse may hang the subject of the clause on the verb, beside its own.
    """
    if words.left[clause] < verb:
        return words.below(clause)
    lent = _lent(words, verb, clause)
    return None if lent is None else [*words.below(lent), *words.below(clause)]


def _lent(words: Words, verb: int, clause: int) -> int | None:
    """The subject that a reporting verb has beside its own, the clause behind it having none."""
    subjects = [c for c in words.children[verb] if c < verb and words.dep[c] in _SUBJECTS]
    if len(subjects) < 2 or _has_subject(words, clause) or words.printed[words.right[subjects[0]]] != ",":
        return None
    return subjects[0]


def _extended(words: Words, verb: int, clause: int, after: int) -> range:
    """The clause and a phrase right behind it that the parse hung on the cue: "ruled out talking to the president"."""
    end, above = words.right[clause] + 1, words.head
    if end < len(above) and words.pos[end] == "ADP" and words.lower[end] in _COMPLEMENTS:
        head = above[end]
        while above[head] > verb and above[head] != head:
            head = above[head]
        if above[head] == verb and words.left[head] >= end:
            end = _phrase_end(words, end, head)
    return range(max(words.left[clause], after), end)


def _phrase_end(words: Words, start: int, head: int) -> int:
    """The end of a phrase without the clause a bad parse hung on its name: "to the president after troops left"."""
    for i in range(words.head[start] + 1, words.right[head] + 1):
        if words.dep[i] in ("case", "mark", "punct") and words.lower[i] not in ("of", "’s", "'s"):
            return i
    return max(words.right[head] + 1, start + 1)


def _is_predicate(words: Words, cue: Cue, child: int) -> bool:
    bare = cue.lemma in ("call", "brand", "label", "dub")
    return words.dep[child] in ("xcomp", "obl", "advcl") and (bare or _case(words, child) == "as")


def _with_object(words: Words, verb: int, predicate: int, after: int) -> range:
    """What was called something, and what it was called: "this “posturing”"."""
    objects = [words.left[c] for c in words.children[verb] if words.dep[c] == "obj" and after <= c < predicate]
    start = min([words.left[predicate], *objects])
    return range(max(start, after), words.right[predicate] + 1)


def _that_clause(words: Words, sentence: Range, after: int) -> range | None:
    """From "that" to the end of its clause, and of those coordinated with it by "and that", "but that".

    The parse may hang the clause anywhere ("said earlier this week that Moscow was willing"): the word decides.
    """
    # "Reported on Monday, citing two people familiar with the matter, that the deal was close".
    cited = start = None
    ahead = words.lower[after : min(after + 16, sentence[1])]
    if "that" not in ahead and "whether" not in ahead:
        return None
    for i, word in enumerate(ahead, after):
        if word in class_of("citing") and cited is None and i < after + 5:
            cited = i
        elif i >= (cited or after) + (12 if cited else 8) or (words.pos[i] in ("VERB", "AUX") and i != cited):
            return None
        elif word in ("that", "whether") and words.dep[i] in ("mark", "advmod", "dep") and words.head[i] > i:
            start = i
            break
    if start is None:
        return None
    end = max(words.right[words.head[start]] + 1, start + 2)
    while end + 2 < sentence[1] and words.printed[end] == "," and words.lower[end + 2] == "that":
        end = words.right[words.head[end + 2]] + 1
    return range(start, end)


def _before(words: Words, sentence: Range, verb: int, cue: Cue) -> Sequence[int] | None:
    """The content in front: "Talks will go on, the minister said", whichever of the two heads the parse."""
    if "c" not in cue.contents:
        return None
    for child in words.children[verb]:
        if child < verb and words.dep[child] in _CLAUSES and _has_subject(words, child):
            return range(words.left[child], words.right[child] + 1)
    own = words.left[verb]
    if words.dep[verb] == "parataxis" and own > sentence[0] and _own_subject(words, verb) is not None:
        return [i for i in words.below(words.head[verb]) if not own <= i <= words.right[verb]]
    return None


def _objects(words: Words, verb: int, cue: Cue, after: int) -> range | None:
    if "n" not in cue.contents or cue.kind == "thought":
        return None
    for child in words.children[verb]:
        dep = words.dep[child]
        takes = dep == "obj" or (dep == "obl" and " " in cue.lemma)
        if takes and child >= after and words.pos[child] in ("NOUN", "PROPN"):
            return range(max(words.left[child], after), words.right[child] + 1)
    return None


def _by_noun(words: Words, noun: int) -> Relation | None:
    """X's warning that … ; a statement by X that …"""
    if noun not in words.nouns:
        return None
    deps = ("acl", "ccomp", "acl:relcl")
    clause = next((c for c in words.children[noun] if words.dep[c] in deps and _marked(words, c)), None)
    owner = words.first(noun, _OWNER)
    if clause is None or owner is None:
        return None
    owned = phrase(words, owner, before=noun)
    source = (owned[0], owned[1] - 1) if words.lower[owned[1] - 1] in ("’s", "'s", "’", "'") else owned
    return _relation(words, source, ((noun, noun + 1),), words.below(clause), noun, 0.7)


def _marked(words: Words, clause: int) -> bool:
    return any(words.dep[c] == "mark" and words.lower[c] in ("that", "to") for c in words.children[clause])


def _subject(words: Words, verb: int) -> int | None:
    """The subject of the verb, or of the clause above that shares it; for "who said", whom "who" stands for."""
    i = verb
    for _ in range(5):
        own = _own_subject(words, i)
        if own is not None:
            return _antecedent(words, own, i)
        head = words.head[i]
        if words.dep[i] == "acl" and words.pos[head] in _NOUNS:
            return head
        if words.dep[i] not in _UPWARD or head == i:
            return None
        i = head
    return None


def _own_subject(words: Words, verb: int) -> int | None:
    passive = words.first(verb, _PASSIVE) is not None
    # "The minister was quoted by the agency as saying": the minister said it.
    if words.tags[verb] == "VBN" and words.lemma(verb) not in ("quote", "cite"):
        agent = words.first(verb, _AGENT)
        if agent is not None:
            return agent
    if not passive:
        subjects = [c for c in words.children[verb] if words.dep[c] in _SUBJECTS]
        if len(subjects) < 2:
            return subjects[0] if subjects else None
        clause = next((c for c in words.children[verb] if c > verb and words.dep[c] == "ccomp"), None)
        lent = None if clause is None else _lent(words, verb, clause)
        return next((c for c in subjects if c != lent), None)
    quoted = words.lemma(verb) in ("quote", "cite", "report", "expect", "force")
    return words.first(verb, _PASSIVE_SUBJECT) if quoted else None


def _antecedent(words: Words, subject: int, verb: int) -> int | None:
    if words.dep[verb] != "acl:relcl" or words.lower[subject] not in ("who", "which", "that"):
        return subject
    # "a series of statements this week that stressed …": a parse that takes the week for the speaker is not believed.
    return None if words.dep[words.head[verb]] == "obl:unmarked" else words.head[verb]


def _has_subject(words: Words, clause: int) -> bool:
    return words.first(clause, _EXPLETIVE) is not None


def _is_infinitive(words: Words, clause: int) -> bool:
    return any(words.dep[c] == "mark" and words.lower[c] == "to" for c in words.children[clause])


def _case(words: Words, i: int) -> str:
    return next((words.lower[c] for c in words.children[i] if words.dep[c] in ("case", "mark")), "")
