"""People without a name, known by what they do: who says something is somebody, in whatever words."""

from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import slug
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, identify

_LONGEST = 8
_SHORT = 6
_NEAR = 80
_FAR = 12
_BEFORE = frozenset({".", ":", "“", '"', "-", "–", "—", "(", "?", "!"})
_THINGS = ("tion", "ment", "ness", "ism", "ity", "ance", "ence", "ing", "age", "cy")
_PLURAL = frozenset({"NNS", "NNPS"})


def find(page: Columns, speech: Speech, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those who speak and whom no other words are known for: "mourners said", "a third of the voters believe".

    Or hold a view: "57 percent oppose the plan", "conservatives were wary of it".
    """
    unknown = {subject for subject, verb in speech.verbs.items() if _may_be(page, subject, verb)}
    views = words_for("holding views")
    held = ((verb, subject) for verb, subject in speech.subjects.items() if page.lemmas[verb] in views)
    unknown |= {subject for verb, subject in held if _holds(page, subject, verb)}
    if not unknown:
        return []
    starts = page.starts
    free = [t for t in sorted(unknown) if not [c for c in candidates if c.start <= starts[t] < c.end]]
    for token in [*free]:
        near = (c for c in candidates if 0 < c.start - page.ends[token] < _NEAR)
        if any(c.carrier(page) == token for c in near):
            free.remove(token)
    known: dict[str, Actor] = {}
    groups = [_group(page, subject, known) for subject in free]
    named = {c.start for c in candidates if c.label == "PERSON"}
    return [group for group in groups if group.end + 1 not in named]


def _may_be(page: Columns, subject: int, verb: int) -> bool:
    """Whether words may be for people: a share of some, or several of whom no thing could be told that."""
    if page.head[subject] != verb:
        return False
    if page.lower[subject] in words_for("shares"):
        return page.lower[subject] in words_for("bare shares") or _people_in(page, subject) is not None
    if page.tag(subject) != "NNS" or page.pos[subject] != "NOUN" or abs(verb - subject) > _FAR:
        return False
    noun, said = page.lemma(subject), page.lemma(verb)
    inside = not page.printed[subject][0].islower() and not _begins(page, subject)
    return not (
        inside or noun.endswith(_THINGS) or noun in words_for("things that tell") or _is_shown(page, said, verb)
    )


def _holds(page: Columns, subject: int, verb: int) -> bool:
    """Whether a share of some, or several, hold a view; needs and support are told of things too."""
    if not _may_be(page, subject, verb):
        return False
    return page.lower[subject] in words_for("shares") or page.lemma(verb) not in words_for("told of things")


def _is_shown(page: Columns, said: str, verb: int) -> bool:
    return said in words_for("shown by things") or page.lower[verb] == "according"


def _begins(page: Columns, token: int) -> bool:
    """Whether a sentence begins there, or a headline's part behind a colon."""
    return token == 0 or page.printed[token - 1] in _BEFORE or page.printed[token - 1].isspace()


def _people_in(page: Columns, share: int) -> int | None:
    """The several of whom a share is told: "75 percent of *Republicans*", "one of two *witnesses*", "one in *five*"."""
    by = page.lower[share + 1 : share + 2]
    below = range(share + 2, min(share + _LONGEST, len(page.head)))
    if by == ["in"]:
        return share + 2 if page.tags[share + 2 : share + 3] == ["CD"] else None
    if by != ["of"] or page.lower[max(0, share - 1)] == "how":
        return None
    for token in below:
        if page.tag(token) in _PLURAL or page.lower[token] in ("those", "people"):
            return token
        if page.pos[token] in ("PRON", "VERB", "AUX", "PUNCT") and page.dep[token] != "nmod:poss":
            return None
    return None


def _group(page: Columns, subject: int, known: dict[str, Actor]) -> Candidate:
    share = page.lower[subject] in words_for("shares")
    people = _people_in(page, subject) if share else None
    first = subject
    while first and subject - first < _LONGEST and _hangs(page, first - 1, subject):
        first -= 1
    end = page.ends[subject if people is None else people]
    words = page.text[page.starts[first] : end].lower() if share else page.lemma(subject)
    found = Candidate(page.starts[first], end, "ROLE", sort="people", words=words)
    found.plural = True
    if share or words == "other" or words not in known:
        printed = " ".join(page.text[found.start : end].split())
        mark = identify(page.text[:200], found.start)[:_SHORT]
        known[words] = Actor(f"unnamed:{slug(words)}-{mark}", f"unnamed: {printed}", "unnamed")
    found.mean(known[words], "nameless", 0.4)
    return found


def _hangs(page: Columns, token: int, subject: int) -> bool:
    return page.head[token] == subject and page.dep[token] in ("det", "amod", "nummod", "compound", "advmod")
