"""Names that one goes by besides his own: "Denys Vask, call sign “Kyt” … Kyt said"."""

import re
from collections.abc import Iterator, Sequence

from onrecord.actors.candidates import Candidate
from onrecord.language.columns import Columns

_WORDS = frozenset({"nicknamed", "dubbed", "codenamed", "callsign", "sign", "alias"})
_NAME = r"[“\"‘']?([A-Z][\w-]+(?: [A-Z][\w-]+)?)[”\"’']?(?=\W)"
_BESIDE = re.compile(
    r"(?:,? \(?(?:nicknamed|dubbed|codenamed|alias|(?:with the |whose )?(?:call ?sign|code ?name)(?: is| was)?),? )"
    + _NAME
)
_CALLED = re.compile(r"(?:has|had|was|is|been|since) (?:nicknamed|dubbed|codenamed) " + _NAME)


def find(page: Columns, names: Sequence[Candidate]) -> list[Candidate]:
    """All names, with those that the article says somebody goes by: each stands for him."""
    if _WORDS.isdisjoint(page.said):
        return list(names)
    aliases = dict(_told(page, names))
    known = {name.start: name for name in names}
    for alias, person in aliases.items():
        for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", page.text):
            name = known.setdefault(found.start(), Candidate(*found.span(), "PERSON", sort="printed", words=alias))
            if name.end == found.end() and name.sort == "printed":
                name.label, name.stands_for = "PERSON", person
    return sorted(known.values(), key=lambda name: name.start)


def _told(page: Columns, names: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Each alias and the name of whom it stands for: right before it, or the one person of its sentence."""
    persons = [name for name in names if name.label == "PERSON"]
    for person in persons:
        beside = _BESIDE.match(page.text, person.end)
        if beside:
            yield beside[1], person
    for called in _CALLED.finditer(page.text):
        sentence = next((s for s in page.sentences if s.start <= called.start() < s.end), None)
        before = [p for p in persons if sentence and sentence.start <= p.start and p.end <= called.start()]
        if len(before) == 1:
            yield called[1], before[0]
