"""Which descriptions bring in somebody who has no name, and which are a name themselves."""

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.language.lexicon import key

_SEVERAL = 2
THE = frozenset({"the", "this", "that", "these", "those"})


def is_new(page: Columns, role: Candidate) -> bool:
    """Whether the words may bring in somebody new."""
    first = _are_told_of_first(role) or (role.determiner == "the" and role.words in words_for("general"))
    return (_may_be_nameless(role) or first) and not _is_thing(page, role)


def take_in_share(page: Columns, role: Candidate) -> None:
    """Let words that tell how many of some be a part of the description: "*one of* Karvania's strategists"."""
    of = page.at(role.start) - 1
    if of > 0 and page.lower[of] == "of" and page.lower[of - 1] in words_for("some of"):
        role.start, role.heads, role.carries = page.starts[of - 1], None, None
        role.plural = page.lower[of - 1] != "one"


def belongs(role: Candidate) -> bool:
    """Whether the words say for whom somebody speaks or acts: "a US official", "Scientology officials"."""
    return role.country is not None or (role.owner is not None and role.owner.actor is not None)


def is_capital_body(page: Columns, role: Candidate) -> bool:
    """Whether a body of no country told is named: "the Foreign Ministry said" means one of its article."""
    if role.sort != "institution" or role.plural or role.owner is not None or not codes.institutions()[role.words].slug:
        return False
    words = [w for w in page.text[role.start : role.end].split() if w.lower() not in THE]
    named = len(words) >= _SEVERAL and key(" ".join(words)) == role.words
    return named and all(w[0].isupper() for w in words if w != "of")


def is_name(page: Columns, role: Candidate) -> bool:
    """Whether a description is a name, in capitals where the next word has none: "Inland Press reported …"."""
    words = page.text[role.start : role.end].split()
    if len(words) < _SEVERAL or role.country or role.owner or not all(word[0].isupper() for word in words):
        return False
    if words[0].lower() in words_for("indefinite"):
        return False  # "An MP said"
    after = page.text[role.end : role.end + 40].split()
    ends = bool(after) and after[0][0].islower() and not goes_on(page, role)
    return ends and not is_capital_body(page, role)


def goes_on(page: Columns, role: Candidate) -> bool:
    """Whether a name goes on behind its first word: "the Union of Karvanian Writers"."""
    capital = page.text[role.noun].isupper()
    return capital and page.text.startswith(" of ", role.end) and page.text[role.end + 4 : role.end + 5].isupper()


def _may_be_nameless(role: Candidate) -> bool:
    """Whether the words may bring in somebody new: "officials", "a minister"; "the official" was named before."""
    if role.determiner in THE and not role.plural and role.owner is None:
        return False
    if role.sort == "institution":
        several = role.plural or role.words in words_for("several")
        return several and role.determiner not in THE and role.owner is None
    if belongs(role):
        return True
    if role.determiner in THE:
        return False
    return role.sort == "people" or role.plural or bool(role.determiner)


def _are_told_of_first(role: Candidate) -> bool:
    """Whether "the" brings in several: "the participants"; but the authors of a letter have a name."""
    if not role.plural or role.determiner != "the" or role.sort == "institution" or belongs(role):
        return False
    return role.words not in words_for("told by name") and words_for("told before").isdisjoint(role.before)


def _is_thing(page: Columns, role: Candidate) -> bool:
    """Whether a word that may be an adjective does nothing: "a war not only military, but also civilian"."""
    bare = not role.determiner and not role.plural and role.words in words_for("also adjectives")
    return bare and page.dep[role.carrier(page)] not in words_for("acting")
