"""The names that titles and descriptions stand with: "Secretary of State Ada Orn", "the bishop of Kars, Jan Vask"."""

from collections.abc import Iterator

from onrecord.events.frames import conjuncts
from onrecord.events.groups import is_group
from onrecord.events.named import Named
from onrecord.events.tables import sectors
from onrecord.events.words import Word
from onrecord.model import Mention


def name_of(head: Word, named: Named) -> Mention | None:
    """The name a noun introduces: in an apposition, or right behind it, "for Putin and Russian official Anna Rusu"."""
    for child in head.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"} and (there := named.holding(child, places=False)):
            return there
    if not is_one(head):
        return None
    if (described := _described(head, named)) is not None:
        return described
    after = head.i + 1
    if head.pos_ == "NOUN" and after < head.sent.end and head.sent[after].dep_ in _TITLED:
        there = _person(head.sent[after], named)
        if there is not None:
            return there
    return next(_behind_office(head, named), None)


def _described(title: Word, named: Named) -> Mention | None:
    """Whose title it is where a clause hangs on the title: "EU chief Ada Orn, who visited Kyiv"."""
    name = title.head
    return _person(name, named) if title.dep_ == "nmod:desc" and name.i > title.i else None


def _behind_office(head: Word, named: Named) -> Iterator[Mention]:
    """The name behind what an office is of: "Secretary of State Ada Orn"; not "the lawyer of the critic, Ada Orn"."""
    for child in head.rights if is_group(head) and head.lemma not in sectors("relations") else ():
        if child.dep_ != "nmod":
            continue
        there = _person(child, named)
        cases = {c.lower_ for left in child.lefts for c in (left, *left.lefts) if c.dep_ == "case"}
        if there is not None and (not cases or any(c.text == "State" for c in child.lefts if c.dep_ == "compound")):
            yield there
        elif there is None and cases & _OF and not is_group(child):
            named_ = (c for c in child.rights if c.dep_ in {"appos", "flat"})
            yield from (m for c in named_ if (m := _person(c, named)) is not None)


_OF = frozenset({"of", "for", "to", "on"})


def _person(word: Word, named: Named) -> Mention | None:
    there = named.holding(word, places=False)
    return there if there is not None and there.label == "PERSON" else None


def is_one(head: Word) -> bool:
    """Whether a noun is in the singular."""
    return head.tag_ in {"NN", "NNP"}


def named_beside(head: Word, name: Mention, named: Named) -> Iterator[Mention]:
    """The others named with it: "The two presidents, Anna Rusu and Ion Radu", "Secretary of State Orn and Ion Radu"."""
    for child in head.rights:
        behind = child.dep_ == "nmod" and name.span.start <= child.idx < name.span.end
        if behind or (child.dep_ == "appos" and not is_one(head)):
            parts = (named.holding(part, places=False) for part in conjuncts(child))
            yield from (there for there in parts if there is not None)


_TITLED = frozenset({"conj", "flat", "appos", "nmod", "nmod:desc"})
