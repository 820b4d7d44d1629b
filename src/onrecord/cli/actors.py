"""onrecord actors: who speaks and acts; who may be the same, and what a person decided about that."""

import getpass
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from onrecord.cli import options, output
from onrecord.cli.query import answer, asked

if TYPE_CHECKING:
    import datetime

    from onrecord.ledger import JudgementRow


class _Called(click.Group):
    """A list with more commands under it; what is no command is answered with how a name is given."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command named first."""
        if args[0] not in self.commands:
            listed = ", ".join(self.commands)
            raise click.UsageError(
                f'"{args[0]}" is none of {listed}; one actor is listed by: onrecord actors --actor NAME'
            )
        return super().resolve_command(ctx, args)


@click.group(cls=_Called, invoke_without_command=True, subcommand_metavar="[COMMAND]")
@options.filters
@options.forms
@options.ledger
@click.pass_context
def actors(ctx: click.Context, /, ledger: str, form: str | None, **filters: Any) -> None:
    """List who speaks and acts, the most active first.

    The counts are: statements said, events done, events met with, articles in which the actor is named. Statements and
    events are counted within the filters, those that are claimed, planned or denied included. With --about or --toward
    you see only who said or did something of that kind.

    An actor named in two articles is one if its full name is the same; whom a person judged to be one is counted as
    one, everywhere. The commands below find who may be the same, and keep what you decide.

    \b
    onrecord actors --type person --limit 20
    onrecord actors --about "prisoner exchange"
    onrecord actors candidates Bondar
    onrecord actors same "Oleh Bondar" "Oleg Bondar" --because "same office, same day"
    """
    if ctx.invoked_subcommand is not None:
        given = [name for name, value in {**filters, "form": form}.items() if value is not None]
        if given:
            raise click.UsageError(
                f"what stands before {ctx.invoked_subcommand} is for the list of actors: write it after"
            )
        ctx.default_map = {name: {"ledger": ledger} for name in ctx.command.list_commands(ctx)}  # type: ignore[attr-defined]
        return
    from onrecord.ledger import ActorRow

    answer(ledger, form, "actors", ActorRow, lambda held: held.actors(**filters))


@actors.command()
@click.argument("name", required=False)
@click.option("--at-least", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="The least score.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many pairs.")
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own roster (TOML), with ours behind it: who held which office.",
)
@options.forms
@options.ledger
def candidates(
    name: str | None, ledger: str, at_least: float, limit: int, roster: str | None, form: str | None
) -> None:
    """List pairs of actors that may be one.

    NAME keeps the pairs of whom it stands for: a name or part of it, an id, or a country. A pair has a score, the
    reasons for it, and for both a sentence that names them with its article. Pairs come by score and by how often the
    rarer of the two is named. What was judged is left out. Nothing is joined until you say so.

    \b
    onrecord actors candidates
    onrecord actors candidates Bondar --at-least 0.3
    """
    from onrecord.ledger import CandidateRow
    from onrecord.ledger.candidates import candidates as pairs

    held_by = _offices(roster)
    answer(
        ledger, form, "candidates", CandidateRow,
        lambda held: pairs(held, name, at_least=at_least, limit=limit, offices=held_by),
    )  # fmt: skip


def _decided(command: options.Command) -> options.Command:
    """Two actors, who decides, and why."""
    for add in reversed((
        click.argument("one"),
        click.argument("other"),
        click.option("--because", metavar="WORDS", help="Why."),
        click.option("--who", default=getpass.getuser, show_default="your user name", help="Who decides."),
        options.ledger,
    )):  # fmt: skip
        command = add(command)
    return command


@actors.command()
@_decided
def same(one: str, other: str, ledger: str, because: str | None, who: str) -> None:
    """Decide that ONE and OTHER are one actor.

    Each is an id, a name, or part of a name that only one actor has. The id, name and country of ONE are kept: all that
    OTHER said and did is listed and counted under them by every command, and by those that follow: who was the same
    as OTHER is the same as ONE. What was read stays as it is; onrecord actors revoke takes the judgement back.

    \b
    onrecord actors same "Oleh Bondar" "Oleg Bondar" --because "same office, same day"
    """
    from onrecord.ledger import judgements

    made = asked(ledger, lambda held: judgements.same(held, one, other, who=who, because=because))
    click.echo(_told(made))
    click.echo(f"{made.kept} is kept; take it back with: onrecord actors revoke {made.number}")


@actors.command()
@_decided
def different(one: str, other: str, ledger: str, because: str | None, who: str) -> None:
    """Decide that ONE and OTHER are two actors.

    They are no candidates any more, and cannot be joined unless the judgement is taken back.

    \b
    onrecord actors different "Jon Bondar" "John Bondar" --because "father and son"
    """
    from onrecord.ledger import judgements

    made = asked(ledger, lambda held: judgements.different(held, one, other, who=who, because=because))
    click.echo(_told(made))
    click.echo(f"take it back with: onrecord actors revoke {made.number}")


@actors.command()
@click.argument("name")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--because", metavar="WORDS", help="Why.")
@click.option("--who", default=getpass.getuser, show_default="your user name", help="Who decides.")
@options.ledger
def apart(name: str, articles: tuple[str, ...], ledger: str, because: str | None, who: str) -> None:
    """Decide that in some articles NAME is somebody else.

    One full name is one actor in all articles; where two bear it, name the articles (by their ids, as --json prints
    them) in which it is the other. He gets an id of his own there, and the same name.

    \b
    onrecord actors apart "Ivan Bondar" 9f2c41d07be3a655 --because "the goalkeeper, not the mayor"
    """
    from onrecord.ledger import judgements

    made = asked(ledger, lambda held: judgements.apart(held, name, articles, who=who, because=because))
    click.echo(_told(made))
    where = "article" if len(articles) == 1 else "articles"
    click.echo(f"{made.other} in {len(articles)} {where}; take it back with: onrecord actors revoke {made.number}")


@actors.command()
@click.argument("number", type=int)
@options.ledger
def revoke(number: int, ledger: str) -> None:
    """Take a judgement back.

    Everything is listed and counted as if it had not been made; the record of it stays.
    """
    from onrecord.ledger import judgements

    click.echo(_told(asked(ledger, lambda held: judgements.revoke(held, number))))


@actors.command("judgements")
@options.forms
@options.ledger
def decisions(ledger: str, form: str | None) -> None:
    """List what was ever decided about actors, revoked judgements as well.

    \b
    onrecord actors judgements --jsonl > decided.jsonl
    """
    from onrecord.ledger import JudgementRow
    from onrecord.ledger.judgements import judgements

    answer(ledger, form, "judgements", JudgementRow, judgements)


@actors.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@options.ledger
def repeat(file: TextIO, ledger: str) -> None:
    """Make the judgements of another ledger again.

    FILE is what judgements --jsonl printed there; - is standard input. Who decided, when and why is taken over. What
    was revoked, is known already, contradicts a judgement of this ledger, or is about somebody it does not hold is left
    out; the same command can be run again when more was added.

    \b
    onrecord actors judgements --ledger old.db --jsonl | onrecord actors repeat - --ledger new.db
    """
    from onrecord.ledger import judgements

    rows = [_judgement(line, number) for number, line in enumerate(file, 1) if line.strip()]
    made, left = asked(ledger, lambda held: judgements.repeat(held, rows))
    for why in left:
        output.note(why)
    click.echo(f"{len(made)} {'judgement' if len(made) == 1 else 'judgements'} made again; {len(left)} left out")


def _judgement(line: str, number: int) -> "JudgementRow":
    """A judgement as a line of JSON has it."""
    import datetime
    import json

    from onrecord.ledger import JudgementRow

    try:
        row = json.loads(line)
        when = {name: row[name] and datetime.datetime.fromisoformat(row[name]) for name in ("made", "revoked")}
        return JudgementRow(**row | when | {"articles": tuple(row["articles"])})
    except (ValueError, TypeError, KeyError) as error:
        raise click.UsageError(
            f"line {number} is no judgement: {type(error).__name__}: {error}; expected what judgements --jsonl prints"
        ) from error


def _told(made: "JudgementRow") -> str:
    what = "one actor" if made.same else "two actors"
    names = f"{made.one_name or made.one} ({made.one}) and {made.other_name or made.other} ({made.other})"
    return f"judgement {made.number}{' is revoked' if made.revoked else ''}: {names} are {what}"


def _offices(roster: str | None) -> "Callable[[str, str | None, datetime.date | None], Sequence[str]]":
    """Who holds the office that words name, by the roster: their ids."""
    from functools import cache

    from onrecord.actors.roster import load, table
    from onrecord.cli import work

    known = work.roster(roster) or load()
    offices = {words: office for phrases, office, *_ in table("offices.tsv") if office for words in phrases.split("|")}

    @cache
    def held(described: str, country: str | None, day: "datetime.date | None") -> Sequence[str]:
        words = described.lower().split()
        named = next((o for n in range(len(words)) if (o := offices.get(" ".join(words[n:])))), None)
        return [term.actor.id for term in known.holders(named, country, day)] if named and country else ()

    return held
