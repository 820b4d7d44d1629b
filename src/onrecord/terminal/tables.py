"""Rows of the ledger as tables that fit a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.ledger import ActorRow, CandidateRow, EventRow, JudgementRow, NamesakeRow, RejectRow, StatementRow
from onrecord.terminal import phrases

if TYPE_CHECKING:
    from onrecord.actors.roster import Term


def statements(rows: Sequence[StatementRow]) -> RenderableType:
    """When, who, the printed words, and where they are printed."""
    table = _table(("day", 13), ("who", 2), ("said", 5))
    for row in rows:
        table.add_row(_day(row), who(row), said(row).append_text(printed_in(row)))
    return table


def events(rows: Sequence[EventRow]) -> RenderableType:
    """When, what, who to whom, the printed sentence, and where it is printed."""
    table = _table(("day", 13), ("what", 14), ("who → whom", 3), ("printed words", 5))
    for row in rows:
        what = Text.assemble(
            (row.type, "bold yellow"), (f"\n{row.mode}" if row.mode else "", "yellow"), f"\n{how(row)}"
        )
        printed = Text.assemble((phrases.flat(row.printed.words), "italic"))
        table.add_row(_day(row), what, whom(row), printed.append_text(printed_in(row)))
    return table


def actors(rows: Sequence[ActorRow]) -> RenderableType:
    """Who, and how often it speaks, acts, undergoes and is reported."""
    counted = [(title, 5) for title in ("said", "did", "met", "in")]
    table = _table(("actor", 3), ("id", 3), ("country", 7), *counted, ("first named", 3))
    for row in rows:
        counts = [str(n) for n in (row.statements, row.events, row.received, row.articles)]
        name = Text(row.name, style="bold cyan").append(f"\n{row.described}" if row.described else "", style="not bold")
        where = f"{row.first or 'undated'} {row.outlet or row.article}: {phrases.quoted(row.printed.words)}"
        ids = Text("\n= ".join((row.id, *row.also)))
        country = "\n".join(dict.fromkeys(filter(None, (row.country, row.code))))
        table.add_row(name, ids, country, *counts, Text(where))
    return table


def candidates(rows: Sequence[CandidateRow]) -> RenderableType:
    """How likely two actors are one, the two in the words that tell who they are, and why they may be one."""
    table = _table(("score", 6), ("one", 4), ("other", 4), ("why", 3))
    for row in rows:
        both = (
            f"; {row.together} {'article names' if row.together == 1 else 'articles name'} both" if row.together else ""
        )
        why = Text(f"{'; '.join(row.reasons)}{both}")
        table.add_row(f"{row.score:.2f}", _namesake(row.one), _namesake(row.other), why)
    return table


def _namesake(row: NamesakeRow) -> Text:
    told = f"{row.outlet or 'outlet unknown'}, {row.published or 'undated'}: {row.url or row.title or row.article}"
    who = ", ".join(filter(None, (row.described, row.country)))
    return Text.assemble(
        (row.name, "bold cyan"),
        f" {row.id}\n",
        f"{who}; " if who else "",
        f"named {row.mentions:,} times in {row.articles:,} {'article' if row.articles == 1 else 'articles'}\n",
        (phrases.quoted(phrases.shortened(phrases.flat(row.printed.words), _SENTENCE)), "italic"),
        (f"\n{told}", "dim"),
    )


_SENTENCE = 160
"""Characters of a sentence that tells who somebody is; --json has all of it."""


def judgements(rows: Sequence[JudgementRow]) -> RenderableType:
    """What was decided about two actors, by whom, when and why."""
    table = _table(("no.", 6), ("one", 3), ("are", 9), ("other", 3), ("decided by", 4))
    for row in rows:
        sides = [f"{name or id_}\n{id_}" for name, id_ in ((row.one_name, row.one), (row.other_name, row.other))]
        by = f"{row.who}, {row.made:%Y-%m-%d}" + (f": {row.because}" if row.because else "")
        by += f"\nrevoked {row.revoked:%Y-%m-%d}" if row.revoked else f"\ncounted as {row.kept}" if row.kept else ""
        table.add_row(
            str(row.number), Text(sides[0]), "the same" if row.same else "different", Text(sides[1]), Text(by)
        )
    return table


def rejects(rows: Sequence[RejectRow]) -> RenderableType:
    """What could not be read, and why."""
    table = _table(("added", 10), ("where", 3), ("error", 2), ("why", 5))
    for row in rows:
        table.add_row(f"{row.added:%Y-%m-%d}", Text(row.where), row.kind, Text(row.why))
    return table


def terms(rows: "Sequence[Term]") -> RenderableType:
    """Who held which office, from when to when, and which source says so."""
    table = _table(("from", 10), ("to", 10), ("office", 4), ("of", 3), ("who", 4), ("source", 2))
    for row in rows:
        days = [str(row.start or ""), str(row.end or "")]
        table.add_row(
            *days, row.office, row.of or row.country or "", Text(row.actor.name, style="bold cyan"), row.source
        )
    return table


def who(row: StatementRow) -> Text:
    """The source of a statement."""
    return Text(phrases.named_row(row.source) if row.source else "(source unknown)", style="bold cyan")


def said(row: StatementRow) -> Text:
    """The printed words of a statement, after its cue; what it is for or against below."""
    cue = " ".join(phrases.flat(c.words) for c in row.cue).rstrip(":")
    text = Text.assemble(
        (f"{cue}: " if cue else "", "green"), (phrases.content([c.words for c in row.content], row.manner), "italic")
    )
    notes = ["negated"] if row.negated else []
    notes += [f"to {phrases.named_row(row.addressee)}"] if row.addressee else []
    notes += [phrases.timed_row(row.value, row.time) or ""] if row.time else []
    text.append(f"\n{' · '.join([row.manner, *notes])}", style="dim")
    for s in row.stances:
        own = row.source is not None and row.source.name is None
        holder = s.holder or (phrases.named_row(row.source) if row.source and own else "(somebody)")
        text.append(f"\n{holder} {phrases.stance(s.value, s.conditional, s.target)}", style="magenta")
    return text


def whom(row: EventRow) -> Text:
    """Who did it to whom."""
    actors = " + ".join(phrases.named_row(a) for a in row.actors) or "(nobody named)"
    recipients = " + ".join(phrases.named_row(r) for r in row.recipients)
    return Text(f"{actors} → {recipients}" if recipients else actors, style="cyan")


def how(row: EventRow) -> str:
    """How an event is told, by whom, when and where."""
    told = phrases.told_as(row.polarity, row.modality)
    claim = f", says {row.claimant or 'somebody'}" if row.claimed_by else ""
    place = f"\nat {row.place.shown}" if row.place else ""
    return f"{told}{claim}{place}"


def printed_in(row: StatementRow | EventRow) -> Text:
    """A line that says where a row is printed: outlet, day and title."""
    title = f": {phrases.shortened(row.title, 60)}" if row.title else ""
    return Text(f"\n{row.outlet or 'outlet unknown'}, {row.published or 'undated'}{title}", style="dim")


def _day(row: StatementRow | EventRow) -> Text:
    """The printed time; else the day of publication, in brackets."""
    return Text(row.value) if row.value else Text(f"({row.published or 'undated'})", style="dim")


def _table(*columns: tuple[str, int]) -> Table:
    """An empty table; a width above five is fixed, one of five or less is a share of what is left."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, show_lines=False)
    for title, width in columns:
        fixed = width > 5 or (title in ("said", "did", "met", "in") and len(columns) > 5)
        ratio = None if fixed else width
        table.add_column(title, width=width if fixed else None, ratio=ratio, overflow="fold")
    return table
