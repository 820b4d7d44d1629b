"""Which time modifies a word, by the parse."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.model import Timex

_ADVERBIAL = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod:unmarked", "nmod:tmod"})
_OF_NOUNS = frozenset({"nmod", "nmod:poss", "nmod:desc", "compound", "amod", "appos", "det"})
_OCCASION = frozenset({"in", "at", "during", "on"})
"""Before an occasion whose time is that of the verb: "in a statement on Tuesday, the ministry condemned"."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OTHER_TIME = frozenset({"after", "before", "since", "until"})
_SAME_CLAUSE = frozenset({"xcomp", "conj", "acl", "advcl", "aux", "aux:pass", "cop", "fixed", "compound"})
"""Words whose time is that of the word they hang on, where they have none of their own."""
_CONTENT = frozenset({"ccomp", "parataxis", "acl:relcl"})
"""Clauses whose time the sentence's main verb does not tell: what was said on Tuesday did not happen on Tuesday."""


def modifying(token: Token, times: Sequence[Timex]) -> Timex | None:
    """The time that modifies a token: its own, else that of what it hangs on in its clause, else of its sentence.

    "Lavrov said on Tuesday that Moscow annexed four regions last month": "said" has Tuesday, "annexed" last month. A
    bare duration or a set is the time of nothing; what lies in the content of another verb does not take that verb's.
    """
    governed = _governed(token, times)
    if not governed:
        return None
    for word, apart in _upward(token):
        if (found := _own(word, governed)) and not (apart and _is_inside(found, word)):
            return found
    return None


def _is_inside(time: Timex, verb: Token) -> bool:
    """Whether a time stands in the verb's own clause: "On Monday, the army …, and rebels …" is before both."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    return subject is None or time.span.start > subject.left_edge.idx


def _governed(token: Token, times: Sequence[Timex]) -> list[tuple[Token, Token, Timex]]:
    """The times of the token's sentence, each with its topmost word and the word that it modifies."""
    sentence, found = token.sent, []
    for time in times:
        if time.type in ("DURATION", "SET") or not sentence.start_char <= time.span.start < sentence.end_char:
            continue
        span = token.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is not None:
            found.append((span.root, _governor(span.root), time))
    return found


def _governor(top: Token) -> Token:
    """What a time modifies; never a participle that comes after it: "signed a decree last week ruling out talks"."""
    governor = top.head
    while governor.dep_ in ("acl", "advcl") and governor.tag_ in ("VBG", "VBN") and top.i < governor.i:
        if top.i < governor.head.i:
            break
        governor = governor.head
        while governor.pos_ in ("NOUN", "PROPN") and governor.dep_ in ("obj", "obl", "nmod"):
            governor = governor.head
    return governor


def _upward(token: Token) -> Iterator[tuple[Token, bool]]:
    """The token, what it hangs on in one clause, and the main verb of a sentence whose content it does not lie in.

    With each, whether a subject of its own sets the token apart: "Lavrov spoke Tuesday, but Washington condemned it".
    """
    above, apart = token, False
    yield above, apart
    while above.dep_ in _SAME_CLAUSE and above.head.i != above.i:
        if _is_another_time(above):
            return
        apart = apart or (above.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in above.children))
        above = above.head
        yield above, apart
    if not any(word.dep_ in _CONTENT for word in (token, *token.ancestors)):
        yield token.sent.root, apart


def _is_another_time(clause: Token) -> bool:
    """Whether a clause tells what came before or after: "said on Monday, three weeks after she ruled out talks"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _OTHER_TIME for c in clause.children)


def _own(word: Token, governed: list[tuple[Token, Token, Timex]]) -> Timex | None:
    """The nearest time among a word's modifiers, else that of its occasion or subject: "Monday's strikes killed"."""
    roles = _OF_NOUNS | _ADVERBIAL if word.pos_ in ("NOUN", "PROPN") else _ADVERBIAL
    own = [(abs(top.i - word.i), n) for n, (top, head, _) in enumerate(governed) if _modifies(top, head, word, roles)]
    if own:
        return governed[min(own)[1]][2]
    for top, head, time in governed:
        if top.dep_ in _OF_NOUNS and head.head.i == word.i and _lends(head):
            return time
    return None


def _modifies(top: Token, head: Token, word: Token, roles: frozenset[str]) -> bool:
    return top.i == word.i or (head.i == word.i and (top.dep_ in roles or top.head.i != head.i))


def _lends(noun: Token) -> bool:
    """Whether a noun's time is also that of the verb it hangs on: its subject, or the occasion."""
    if noun.dep_ in ("nsubj", "nsubj:pass"):
        return True
    return noun.dep_ == "obl" and any(child.dep_ == "case" and child.lower_ in _OCCASION for child in noun.children)
