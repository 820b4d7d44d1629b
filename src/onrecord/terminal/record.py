"""The record of one report, for a person: article, statements, events, positions, lines set apart."""

import re
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.ledger.printed import sentences, words
from onrecord.model import Event, Mention, Reading, Span, Stance, Statement, Timex
from onrecord.terminal import phrases

_INDENT = 4


def record(reading: Reading, *, explain: bool = False) -> RenderableType:
    """All that was read in one article; ``explain`` adds to each row what found it and why."""
    return _Record(reading, explain).whole()


class _Record:
    """Writes the sections of a record one after the other."""

    def __init__(self, reading: Reading, explain: bool) -> None:
        self.reading, self.explain = reading, explain
        self.article, self.text = reading.article, reading.article.text
        self.numbers = {s.id: n for n, s in enumerate(reading.statements, 1)}

    def whole(self) -> RenderableType:
        r = self.reading
        sections = [
            ("Statements", [line for s in r.statements for line in self._statement(s)]),
            ("Events", [line for n, e in enumerate(r.events, 1) for line in self._event(n, e)]),
            ("Positions", list(self._positions())),
            ("Set apart, not read", list(self._set_apart())),
        ]
        lines = [*self._article(), *(line for title, found in sections for line in _section(title, found))]
        return Group(*lines)

    def _article(self) -> Iterator[RenderableType]:
        a = self.article
        yield Text(a.title or "(no title)", style="bold")
        yield Text(" · ".join(filter(None, (phrases.dated(a), a.outlet, a.byline and phrases.flat(a.byline)))))
        if a.url:
            yield Text(a.url, style="dim")
        if self.explain:
            yield Text(f"article {a.id}, {len(self.text):,} characters, {len(a.parts)} parts", style="dim")

    def _statement(self, s: Statement) -> Iterator[RenderableType]:
        source = phrases.named(s.source, self.text) if s.source else "(source unknown)"
        head = Text.assemble((source, "bold cyan"))
        cue = words(self.article, s.cue)
        head.append(f"  {phrases.flat(cue)}" if cue else "", style="green")
        head.append("".join(f" · {note}" for note in self._manner(s)))
        yield _beside(self.numbers[s.id], head)
        yield _below(Text(phrases.content([c.of(self.text) for c in s.content], s.manner), style="italic"))
        for stance in s.stances:
            yield _below(Text(self._stance(stance, s), style="magenta"))
        yield from self._why(
            s.content[0] if s.content else None, s.confidence, s.by, [s.source, s.addressee, s.medium], s.time
        )

    def _manner(self, s: Statement) -> Iterator[str]:
        yield s.manner if s.kind == "speech" else f"{s.manner} {s.kind}"
        if s.negated:
            yield "negated"
        if s.addressee:
            yield f"to {phrases.named(s.addressee, self.text)}"
        if s.medium:
            yield f"through {phrases.named(s.medium, self.text)}"
        if s.time:
            yield phrases.timed(s.time, self.text)
        if s.within in self.numbers:
            yield f"inside statement {self.numbers[s.within]}"

    def _event(self, number: int, e: Event) -> Iterator[RenderableType]:
        head = Text.assemble((phrases.kind_of(e), "bold yellow"), "  ")
        head.append(f"{self._names(e.actors)} → {self._names(e.recipients)}" if e.recipients else self._names(e.actors))
        head.append("".join(f" · {note}" for note in self._circumstances(e)))
        yield _beside(number, head)
        for where in sentences(self.article, e):
            yield _below(self._printed(where, e))
        if e.because:
            yield _below(Text(f"because: {phrases.quoted(e.because.of(self.text))}", style="magenta"))
        yield from self._why(e.triggers[0], e.confidence, e.by, [*e.actors, *e.recipients, e.place], e.time)

    def _names(self, mentions: tuple[Mention, ...]) -> str:
        return " + ".join(phrases.named(m, self.text) for m in mentions) or "(nobody named)"

    def _circumstances(self, e: Event) -> Iterator[str]:
        yield phrases.told_as(e.polarity, e.modality)
        if e.time:
            yield phrases.timed(e.time, self.text)
        if e.place:
            yield f"at {phrases.named(e.place, self.text)}"
        claim = self.reading.claimed_by(e)
        if claim:
            yield f"as told in statement {self.numbers[claim.id]}"

    def _printed(self, where: Span, e: Event) -> Text:
        """A sentence in which an event is mentioned, its triggers marked."""
        shown, at = Text(style="italic"), where.start
        for trigger in sorted(t for t in e.triggers if where.covers(t) and t.start >= at):
            shown.append(self.text[at : trigger.start])
            shown.append(self.text[trigger.start : trigger.end], style="bold yellow")
            at = trigger.end
        shown.append(self.text[at : where.end])
        return _one_line(shown)

    def _positions(self) -> Iterator[RenderableType]:
        """Who is for or against what, and in which statements."""
        taken: dict[str, list[str]] = {}
        for statement in self.reading.statements:
            for stance in statement.stances:
                taken.setdefault(self._side(stance, statement), []).append(str(self.numbers[statement.id]))
        for side, where in taken.items():
            numbers = list(dict.fromkeys(where))
            yield _below(Text(f"{side} (statement{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})"))

    def _side(self, s: Stance, of: Statement) -> str:
        """Who is for or against what; a source nobody knows is named by its printed words, and others not at all."""
        own = of.source is not None and of.source.actor is None
        printed = phrases.named(of.source, self.text) if of.source and own else "(somebody)"
        holder = s.holder.name if s.holder else printed
        return f"{holder} is {phrases.stance(s.value, s.conditional, s.target.name)}"

    def _stance(self, s: Stance, of: Statement) -> str:
        return f"{self._side(s, of)}: {phrases.quoted(s.span.of(self.text))}" + (f" [{s.by}]" if self.explain else "")

    def _set_apart(self) -> Iterator[RenderableType]:
        for part in self.article.parts:
            if part.kind in phrases.SET_APART:
                line = Text.assemble((f"{part.kind}: ", "bold"), phrases.flat(part.span.of(self.text)), style="dim")
                yield _below(line)

    def _why(
        self, span: Span | None, confidence: float, by: str, mentions: Iterable[Mention | None], time: Timex | None
    ) -> Iterator[RenderableType]:
        """What found a row, how sure it is, and how its names and its time were resolved."""
        if not self.explain:
            return
        where = f", {phrases.place_of(span)}" if span else ""
        yield _below(Text(f"why: {by}, confidence {confidence:.2f}{where}", style="dim"))
        for m in mentions:
            if m:
                meant = f"{m.ref.name} [{m.ref.id}]" if m.ref else "not resolved"
                words = phrases.quoted(m.span.of(self.text))
                yield _below(Text(f"     {words} is {meant}: {m.by}, confidence {m.confidence:.2f}", style="dim"))
        if time:
            counted = f", counted from {time.anchor}" if time.anchor else ""
            yield _below(
                Text(f"     {phrases.quoted(time.span.of(self.text))} is {time.value}: {time.by}{counted}", style="dim")
            )


def _section(title: str, lines: list[RenderableType]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title if lines else f"{title}: none", style="bold underline" if lines else "dim")
    yield from lines


def _beside(number: int, line: Text) -> RenderableType:
    """A line with its number in the margin."""
    grid = Table.grid()
    grid.add_column(width=_INDENT)
    grid.add_column(overflow="fold")
    grid.add_row(Text(f"{number:>2}", style="dim"), line)
    return grid


def _below(line: Text) -> RenderableType:
    return Padding(line, (0, 0, 0, _INDENT))


def _one_line(text: Text) -> Text:
    """The text with every white-space character as a space."""
    text.plain = re.sub(r"\s", " ", text.plain)
    return text
