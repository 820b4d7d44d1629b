"""Whether what a trigger reports happened: polarity and modality, from auxiliaries, adverbs and what it hangs on."""

from collections.abc import Iterator

from onrecord.events.frames import Frame
from onrecord.events.tables import classes
from onrecord.events.words import Word
from onrecord.model import Modality, Polarity


def polarity(trigger: Word) -> Polarity:
    """Negative where the event is denied: "did not attack", "denied attacking", "had no plans to attack"."""
    head = trigger.head
    if not trigger.sent.said.isdisjoint(_NEGATING) and _is_negated(trigger):
        return "negative"
    if head is not trigger and trigger.dep_ in {"xcomp", "ccomp", "obj"} and head.lemma in classes()["denying"]:
        return "negative"
    if trigger.dep_ == "advcl" and head.lemma in {"refrain", "abstain"} and trigger.tag_ == "VBG":
        return "negative"
    if trigger.dep_ == "conj" and head.pos_ == trigger.pos_ == "VERB" and not _own_auxiliary(trigger):
        return polarity(head)
    return "positive"


def _is_negated(trigger: Word) -> bool:
    """Whether "not" or "no" stands with it, its subject, its object or what it hangs on."""
    if any(map(_negates, trigger.children)) or any(c.lower_ == "neither" for c in _before(trigger)):
        return True
    head, objects = trigger.head, [c for c in trigger.children if c.dep_ == "obj"]
    if any(c.lower_ == "no" and c.dep_ == "det" for thing in objects for c in thing.children):
        return True
    if trigger.dep_ == "acl" and any(c.lower_ == "no" and c.dep_ == "det" for c in head.children):
        return True
    wanted = trigger.dep_ == "xcomp" and head.lemma in {"go", "plan", "intend", "want"}
    return wanted and any(map(_negates, head.children))  # "They are not going to fight"


def _of_predicate(noun: Word) -> Modality | None:
    """What is said of a noun to come: "The talks with Ankara will be held on Monday"."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {"nsubj", "nsubj:pass"}:
        return None
    above = _of_auxiliaries(noun.head)
    if noun.head.lemma in classes()["coming"]:
        return above if above in {"planned", "possible"} else _of_mark(noun.head)  # "if there is an attack on Poland"
    return above if above == "planned" else None


def _of_likelihood(trigger: Word) -> Modality | None:
    """What is only called likely or not: "an attack is less likely", "it is unlikely that they will attack"."""
    if trigger.sent.said.isdisjoint(classes()["likelihood"]):
        return None
    of = {"nsubj", "nsubj:outer"} if trigger.pos_ == "NOUN" else {"ccomp", "csubj", "acl", "advcl", "xcomp"}
    called = trigger.dep_ in of and trigger.head.lemma in classes()["likelihood"]
    return "possible" if called else None


def _before(trigger: Word) -> Iterator[Word]:
    """What stands with the subjects: "Neither Iran nor Iraq recognised it"."""
    yield from (c for s in trigger.children if s.dep_.startswith("nsubj") for c in s.children)


def modality(trigger: Word) -> Modality:
    """Happened, ongoing, planned, possible, demanded or hypothetical."""
    own = (
        _of_likelihood(trigger)
        or _of_adverbs(trigger)
        or _of_auxiliaries(trigger)
        or _of_mark(trigger)
        or _of_case(trigger)
    )
    if own:
        return own
    above = _of_head(trigger) or _of_predicate(trigger)
    if above:
        return above
    return "ongoing" if _is_progressive(trigger) else "happened"


def is_purpose(trigger: Word) -> bool:
    """Whether a verb only says what another act is for: "phoned him to discuss the talks", "came to try to help"."""
    if trigger.pos_ == "NOUN" and any(c.dep_ == "nsubj" and c.lemma in classes()["aim"] for c in trigger.lefts):
        return True  # "its goal was the liberation of Kars"
    if trigger.dep_ in {"xcomp", "conj"} and trigger.tag_ == trigger.head.tag_ == "VB" and not _own_auxiliary(trigger):
        return is_purpose(trigger.head)
    head = trigger.head
    if trigger.dep_ == "xcomp":
        return _is_infinitive(trigger) and any(c.dep_ == "obj" for c in head.children) and _goes(head)
    if trigger.dep_ not in {"advcl", "acl"} or trigger.tag_ != "VB" or head.lemma in classes()["planning"]:
        return False
    return _is_infinitive(trigger) and not _is_feat(trigger)


def _is_infinitive(verb: Word) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.lefts)


def _is_feat(trigger: Word) -> bool:
    """Whether one is told apart by having done it: "the first official to visit Iran", "became the youngest to"."""
    if trigger.dep_ not in {"acl", "advcl", "xcomp"}:
        return False
    above = trigger.head
    nouns = (above, *(c for c in above.rights if c.i < trigger.i)) if above.lemma == "become" else (above,)
    told = (c for noun in nouns if noun.pos_ == "NOUN" for c in noun.lefts)
    return any(c.lower_ in classes()["ordinal"] or c.tag_ == "JJS" for c in told)


def is_idle(trigger: Word) -> bool:
    """Whether a verb is only what something is like, or serves, to do: "too weak to fight", "serves to help Iran"."""
    if trigger.dep_ == "csubj":
        return trigger.tag_ == "VBG" or _is_infinitive(trigger)  # "Visiting Iran is a privilege"
    if trigger.dep_ not in {"xcomp", "acl", "ccomp"}:
        return False
    return _is_infinitive(trigger) and _of_head(trigger) == "hypothetical"


def is_scene(trigger: Word) -> bool:
    """Whether a participle only says where somebody spoke: "Speaking to students in Oslo, the minister said"."""
    return trigger.lemma in {"speak", "talk"} and trigger.dep_ == "advcl" and trigger.tag_ == "VBG"


def is_announced(trigger: Word) -> bool:
    """Whether somebody says they will do it, "will expel", "plans to expel"; not "its decision to expel"."""
    return _of_auxiliaries(trigger) == "planned" or trigger.head.pos_ in {"VERB", "ADJ"}


def is_own_speech(of: Frame) -> bool:
    """Whether what is to be done is said by the doers: "We will strike back", "Iran said it would strike back"."""
    if any(s.lower_ in {"i", "we"} for s in of.subjects):
        return True
    reported = any(a.lemma in classes()["reporting"] for a in of.trigger.ancestors)
    return reported and any(s.pos_ == "PRON" for s in of.subjects)


def _goes(verb: Word) -> bool:
    """Whether a verb asks for no other: "visited the port to help", not "urged the port to help"."""
    return not any(verb.lemma in classes()[name] for name in ("controlling", "planning", "demanding", "realising"))


def is_generic(of: Frame) -> bool:
    """Whether nobody in particular does it, or it is only asked: "whoever attacks us", "people who take hostages"."""
    verb = of.trigger
    if _is_question(verb):
        return True
    if verb.lemma == "want" and any(s.lower_ in {"i", "we"} for s in of.subjects):
        return True  # "I want our children to learn" asks nobody
    said, anybody = verb.sent.said, classes()["anybody"]
    if not said.isdisjoint(anybody) or not said.isdisjoint(_SHARES):
        before = verb.sent[verb.i - 1 : verb.i] if verb.pos_ == "VERB" else []
        if any(s.lower_ in anybody or s.lemma in _SHARES for s in (*of.subjects, *before)):
            return True
    before = verb.sent[max(verb.sent.start, verb.i - 3) : verb.i] if "what" in said and verb.tag_ != "VB" else []
    if any(t.lower_ == "what" for t in before):
        return True  # "what he called a threat" only names a thing
    if verb.dep_ != "acl:relcl" or verb.tag_ not in {"VBP", "VBZ"}:
        return False
    return any(s.tag_ == "NNS" and not any(c.i < s.i and c.dep_ != "case" for c in s.children) for s in of.subjects)


_SHARES = frozenset({"percent", "%"})


def _is_question(verb: Word) -> bool:
    """Whether it is asked, not told: "Do we want Turkey to win?"; the auxiliary stands before the subject."""
    if verb.sent[verb.sent.end - 1].text != "?":
        return False
    subjects = [c.i for c in verb.lefts if c.dep_ in {"nsubj", "nsubj:pass"}]
    return bool(subjects) and any(c.dep_ in {"aux", "aux:pass"} and c.i < subjects[0] for c in verb.lefts)


def _negates(child: Word) -> bool:
    if child.lower_ == "not" and child.i + 1 < child.sent.end and child.nbor().lower_ in _MERELY:
        return False  # "would not only support the court"
    if child.lower_ == "not" and child.i + 2 < child.sent.end and child.nbor().lower_ in {"the", "his", "her", "their"}:
        return child.nbor(2).lower_ not in {"first", "only", "last"}  # "was not the first visit"
    return child.lower_ in _NEVER or (child.lower_ in _NO and child.dep_ in {"det", "mark", "advmod", "case"})


_NEVER = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_NO = frozenset({"no", "without"})
_NEGATING = _NEVER | _NO
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})


_AUXILIARIES = frozenset({"aux", "cop", "aux:pass"})


def _own_auxiliary(trigger: Word) -> bool:
    return any(c.dep_ == "nsubj" or c.dep_ in _AUXILIARIES for c in trigger.children)


def _of_auxiliaries(trigger: Word) -> Modality | None:
    if "due" in trigger.sent.said and any(c.lower_ == "due" and c.dep_ == "mark" for c in trigger.lefts):
        return "planned"  # "Macron is due to visit Chad"
    auxiliaries = [c for c in trigger.children if c.dep_ in _AUXILIARIES]
    if not auxiliaries:
        joined = trigger.dep_ == "conj" and trigger.tag_ == "VB" and trigger.head.pos_ in {"VERB", "AUX"}
        return _of_auxiliaries(trigger.head) if joined else None
    printed = {t.lower_ for t in auxiliaries}
    if printed & {"will", "'ll", "’ll", "shall", "wo", "going"}:
        return "planned"
    if printed & {"may", "might", "could", "can"}:
        return "possible"
    if printed & {"must", "should", "ought", "need"}:
        return "hypothetical" if _is_inverted(trigger) else "demanded"
    if printed & {"would", "'d", "’d"}:
        return "planned" if _is_reported(trigger) else "hypothetical"
    return "planned" if any(t.lemma == "be" for t in auxiliaries) and _is_infinitive(trigger) else None


def _is_inverted(trigger: Word) -> bool:
    """Whether a condition begins with its auxiliary: "Should Russia attack Poland, we will act"; no question."""
    subjects = [c.i for c in trigger.lefts if c.dep_ in {"nsubj", "nsubj:pass"}]
    first = bool(subjects) and any(c.lower_ == "should" and c.i < subjects[0] for c in trigger.lefts)
    return first and trigger.sent[trigger.sent.end - 1].text != "?"


def _of_adverbs(trigger: Word) -> Modality | None:
    doubting = classes()["doubting"]
    if trigger.sent.said.isdisjoint(doubting):
        return None
    return "possible" if any(c.dep_ == "advmod" and c.lower_ in doubting for c in trigger.children) else None


def _of_case(noun: Word) -> Modality | None:
    """What is only reckoned with: "in the event of a Russian attack", "the risk of an attack", "a feared attack"."""
    if noun.pos_ != "NOUN":
        return None
    if any(c.lower_ in classes()["expected"] and c.dep_ == "amod" for c in noun.lefts):
        return "possible"
    if noun.dep_ == "obj" and noun.head.lemma in classes()["averting"]:
        return "possible"  # "to deter a Russian attack"
    above, cases = noun.head, {c.lower_ for c in noun.lefts if c.dep_ == "case"}
    if "in" in cases and any(f.lower_ in {"case", "event"} for c in noun.lefts if c.dep_ == "case" for f in c.children):
        return "hypothetical"
    if cases & {"of", "from"} and above.pos_ == "NOUN":
        if above.lemma in {"event", "case"} and any(c.lower_ == "in" for c in above.lefts):
            return "hypothetical"
        if above.lemma in classes()["fearing"]:
            return "possible"
    return None


def _of_mark(trigger: Word) -> Modality | None:
    marks = {c.lower_ for c in trigger.children if c.dep_ in {"mark", "advmod"}}
    if marks & {"if", "unless", "whether", "lest"}:
        return "hypothetical"
    if "in" in marks and trigger.tag_ != "VBG":
        return "hypothetical"  # "in case Russia threatens Poland"
    above = trigger.head
    if trigger.pos_ == "NOUN" and trigger.dep_ in {"obj", "obl"} and above.dep_ == "advcl":
        return _of_mark(above)  # "if it came under attack"
    return None


def _of_head(trigger: Word) -> Modality | None:
    """What the governing word makes of it: "plans to annex", "threatened to annex", "began to annex"."""
    head = trigger.head
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in trigger.lefts) and head.lemma in classes()["reporting"]:
        return None  # "claimed to have taken the port" is no plan
    if any(c.lower_ in _PAST and c.dep_ in {"case", "mark"} for c in trigger.lefts):
        return None  # "threatened Iran after a meeting with Turkey"
    if trigger.pos_ == "NOUN" and any(c.lower_ in _WHERE and c.dep_ == "case" for c in trigger.lefts):
        return None  # "agreed at a summit with Turkey to help", "demanded a truce in a call with Ankara"
    if any(c.lower_ == "having" and c.dep_ == "aux" for c in trigger.lefts):
        return None  # "Having refused for months, Poland agreed"
    infinitive = _is_infinitive(trigger)
    if infinitive and trigger.dep_ == "xcomp" and _of_mark(head) == "hypothetical":
        return "hypothetical"  # "no word on whether they have decided to attack"
    if head is trigger:
        return "planned" if infinitive and trigger.tag_ == "VB" else None
    if trigger.dep_ in {"xcomp", "ccomp", "obj", "obl", "acl", "advcl", "nmod"}:
        governing = head.lemma
        if governing in classes()["realising"]:
            return _of_auxiliaries(head)  # "should try to retake the port" is no more done than "should retake" it
        for name, value in _HEADS:
            told = trigger.dep_ == "ccomp" and governing == "tell"  # "told Putin that China was willing" asks nothing
            if (
                governing in classes()[name]
                and (infinitive or trigger.dep_ != "ccomp" or name == "demanding")
                and not told
            ):
                return value
        if infinitive and _is_feat(trigger):
            return None
        if infinitive and trigger.dep_ in {"xcomp", "advcl", "acl"}:
            return "hypothetical"  # "people afraid to speak", "the right to strike"
    alike = trigger.tag_ == head.tag_ or trigger.tag_ not in {"VBD", "VBZ"}  # "worked to win time and vowed revenge"
    if trigger.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and alike and not _own_auxiliary(trigger):
        return _of_mark(head) or _of_head(head)
    return None


_PAST = frozenset({"after", "since", "following", "during", "amid", "despite"})
_WHERE = frozenset({"at", "in", "on"})

_HEADS: tuple[tuple[str, Modality], ...] = (
    ("planning", "planned"),
    ("demanding", "demanded"),
    ("fearing", "possible"),
    ("accusing", "possible"),
)


def _is_reported(trigger: Word) -> bool:
    """Whether "would" is "will" in reported speech: "said it would send troops"."""
    return trigger.dep_ in {"ccomp", "xcomp", "conj"} and any(
        a.lemma in classes()["reporting"] for a in trigger.ancestors
    )


def _is_progressive(trigger: Word) -> bool:
    return trigger.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'s", "’s", "'re", "’re"} for c in trigger.children)
