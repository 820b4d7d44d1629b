"""onrecord position, onrecord changes: what an actor stands for over time, and where that changed."""

import dataclasses
import datetime
import json
import math
from textwrap import shorten
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.cli import options, output

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from onrecord.chains import Chain
    from onrecord.ledger import Ledger
    from onrecord.positions import Matter, Series
    from onrecord.positions.changes import Change, Changes
    from onrecord.positions.quotes import Quote

_LISTED = 300
"""Characters of a quotation in a list."""
_BARS = " ▁▂▃▄▅▆▇█"


@click.command()
@click.argument("actor")
@click.option("--toward", metavar="NAME", help="Toward whom: a name or part of it, an id, or a country.")
@click.option("--on", metavar="WORDS", help="On what: the name of an issue, or words.")
@click.option(
    "--issues",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own issues (TOML) for --on, with ours behind them.",
)
@click.option("--by", "unit", type=click.Choice(["day", "week", "month"]), default="week", show_default=True)
@click.option("--since", callback=options.first_day, metavar="DAY", help="First day: 2022-10-13, 2022-10 or 2022.")
@click.option("--until", callback=options.last_day, metavar="DAY", help="Last day, itself included.")
@click.option("--quotes", "quoted", is_flag=True, help="Also print the words behind each count, with their links.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print as CSV, one row a period.")
@click.option("--svg", type=click.File("w", encoding="utf-8"), metavar="FILE", help="Also draw a picture; - prints it.")
@options.ledger
def position(
    actor: str,
    ledger: str,
    toward: str | None,
    on: str | None,
    issues: str | None,
    unit: str,
    since: datetime.date | None,
    until: datetime.date | None,
    quoted: bool,
    as_json: bool,
    as_csv: bool,
    svg: TextIO | None,
) -> None:
    """Print what ACTOR said, held and did, period by period.

    Counts are chains: what ten outlets repeat is said once. "for/against" is the mean of the stances taken (+1 for, −1
    against), "score" the mean PLOVER score of what was done, "read" how many chains were first told in that time.

    --on takes the name of an issue (talks, ceasefire, sanctions …), which stands for all words that speak of it, or
    words. An issue of your own is counted by its words in any ledger; stances on it are there if the reports were
    read with the same --issues.

    \b
    onrecord position Russia --on talks
    onrecord position Russia --on talks --since 2022-10 --quotes
    onrecord position "United States" --toward Ukraine --by month --csv
    """  # fmt: skip
    from onrecord import chains
    from onrecord.ledger import Ledger
    from onrecord.positions import quotes, trace

    matter = _matter(on, issues)
    with Ledger(ledger, create=False) as held:
        chains.link(held)
        series = trace(held, actor, toward=toward, on=matter, unit=unit, since=since, until=until)  # type: ignore[arg-type]
        asked = {"toward": toward, "on": matter, "since": since, "until": until}
        words = quotes.quotes(held, actor, **asked) if quoted else ()  # type: ignore[arg-type]
        if svg:
            svg.write(_picture(held, series))
    if svg and svg.name in ("-", "<stdout>"):
        return
    if as_json:
        told = {"quotes": [dataclasses.asdict(one) for one in words]} if quoted else {}
        click.echo(json.dumps(dataclasses.asdict(series) | told, ensure_ascii=False, indent=2, default=str))
    elif as_csv:
        _csv(series)
    else:
        output.show(_drawn(series, output.console().width))
        for one in words:
            output.show(_quote(one))
            click.echo(f"  {one.url or f'article {one.article}'}\n")  # a wrapped address is no address


def _matter(on: str | None, issues: str | None) -> "Matter | None":
    """What --on means: an issue with all its words, or the words themselves."""
    from onrecord.cli import work
    from onrecord.positions import Matter
    from onrecord.statements.issues import load

    if on is None:
        return None
    known = work.issues(issues) or load()
    wanted = on.strip().casefold()
    for table in known.tables:
        named = [
            (phrase.issue, " ".join((*phrase.before, last)))
            for last, phrases in table.items()
            for phrase in phrases
            if wanted in (phrase.issue.name.casefold(), phrase.issue.id.removeprefix("issue:"))
        ]
        if named:
            return Matter(named[0][0].name, named[0][0].id, tuple(words for _, words in named))
    return Matter(on)


def _picture(held: "Ledger", series: "Series") -> str:
    from onrecord.positions import around, plot

    marks = [
        (number, f"{chain.first.published}: {' '.join(chain.first.words.split())}")
        for number, chain in around.events(held, series)
    ]
    return plot.svg(series, marks)


def _csv(series: "Series") -> None:
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["when", "said", "stances", "stance", "acts", "score", "volume"])
    writer.writerows(dataclasses.astuple(one) for one in series.positions)


def _drawn(series: "Series", width: int) -> "RenderableType":
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in (series.unit, "said", "stances", "for/against", "acts", "score", "read"):
        table.add_column(title, justify="left" if title == series.unit else "right")
    for one in series.positions:
        if one.said or one.stances or one.acts:
            stance, score = _signed(one.stance), _signed(one.score)
            table.add_row(
                str(one.when), str(one.said), str(one.stances), stance, str(one.acts), score, f"{one.volume:,}"
            )
    return Group(*_plot(series, width), table)


def _quote(one: "Quote") -> "Text":
    from rich.text import Text

    sign = {"said": "", "stance": f"  for/against {_signed(one.value)}", "act": f"  act {_signed(one.value)}"}[
        one.measure
    ]
    who = f"{one.day}  {one.source or '(source unknown)'}"
    where = ", ".join(filter(None, (one.outlet, f"characters {one.start} to {one.end}")))
    return Text.assemble((who, "bold cyan"), (sign, "magenta"), "\n  ", (f"“{one.words}”", "italic"), f"\n  {where}")


def _plot(series: "Series", width: int) -> "list[Text]":
    """Bars of what was said and read, a sign where stances were taken; some periods a column where they are many."""
    from rich.text import Text

    step = max(1, math.ceil(len(series.positions) / max(10, width - 12)))
    columns = [series.positions[n : n + step] for n in range(0, len(series.positions), step)]
    if not columns:
        return [Text("nothing was read in this time")]
    lines = [Text(f"{'':12}{columns[0][0].when} to {columns[-1][-1].when}; a column is {step} × {series.unit}", "dim")]
    for title, counts, style in (
        ("said", [sum(p.said for p in column) for column in columns], "cyan"),
        ("did", [sum(p.acts for p in column) for column in columns], "yellow"),
        ("read", [sum(p.volume for p in column) for column in columns], "dim"),
    ):
        most = max([*counts, 1])
        bars = "".join(_BARS[math.ceil(n / most * (len(_BARS) - 1))] for n in counts)
        lines.append(Text.assemble(f"{title:<12}", (bars, style), f" {most:,}"))
    means = [[p.stance for p in column if p.stance is not None] for column in columns]
    signs = "".join(" " if not m else "+" if sum(m) > 0 else "−" if sum(m) < 0 else "0" for m in means)
    return [*lines, Text.assemble(f"{'for/against':<12}", (signs, "bold magenta")), Text("")]


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value:+.2f}".replace("-", "−")


@click.command()
@click.option("--actor", metavar="NAME", help="Whose positions; without it everybody's.")
@click.option("--toward", metavar="NAME", help="Only positions toward somebody.")
@click.option(
    "--since",
    callback=options.first_day,
    metavar="DAY",
    help="Only changes from this day on; single periods are tested from here, else the last eight.",
)
@click.option("--by", "unit", type=click.Choice(["day", "week", "month"]), default="week", show_default=True)
@click.option(
    "--rate",
    type=click.FloatRange(0, 1),
    default=0.05,
    show_default=True,
    help="Of the changes listed, at most this share is expected to be false.",
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@options.ledger
def changes(
    ledger: str,
    actor: str | None,
    toward: str | None,
    since: datetime.date | None,
    unit: str,
    rate: float,
    as_json: bool,
) -> None:
    """List positions that changed, with what was said before and after.

    Three tests are made of each position that was told at least twenty times: whether one period is unusual, and
    whether the frequency or the tone changed at some point. All take into account how much was read, outlet by outlet.
    You see what stands when everything that was tested is counted, and how much was tested. Events around a change are
    context, no cause. Long quotations are cut; --json has them whole.

    \b
    onrecord changes --since 2022-09
    onrecord changes --actor Russia --by month --json
    """  # fmt: skip
    from onrecord import chains
    from onrecord.ledger import Ledger
    from onrecord.positions import changes as tests

    with Ledger(ledger, create=False) as held:
        chains.link(held)
        found = tests.changes(held, actor=actor, toward=toward, since=since, unit=unit, rate=rate)  # type: ignore[arg-type]
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=str))
        return
    for one in found.changes:
        output.show(_change(one, unit), widest=output.READABLE)
    click.echo(_tested(found))


def _tested(found: "Changes") -> str:
    if not found.tested:
        return "nothing is told often enough to be tested: a position needs 20 chains and a past"
    count = len(found.changes)
    stand = "change stands" if count == 1 else "changes stand"
    return f"{count:,} {stand} at a false discovery rate of {found.rate:.0%}; {found.tested:,} tests were made"


def _change(one: "Change", unit: str) -> "Text":
    from rich.text import Text

    what = {
        "unusual": f"{one.after:.0f} in one {unit}, usual {one.before:.1f}; last so high: {one.last or 'never'}",
        "frequency": f"from {one.before:.1f} to {one.after:.1f} in a thousand chains",
        "tone": f"tone from {_signed(one.before)} to {_signed(one.after)}",
    }[one.what]
    about = {"said": "said", "stance": "on", "act": "acts toward"}[one.measure]
    title = f"{one.when}  {one.actor} {about} {one.target or ''}".rstrip()
    text = Text.assemble((title, "bold cyan"), f": {what}; p {one.p:.3g}, q {one.q:.3g}, {one.count} chains\n")
    for name, listed in (("before", one.old), ("after", one.new), ("around", one.around)):
        for chain in listed:
            text.append(f"  {name:<7}", "dim").append_text(_first(chain)).append("\n")
    return text


def _first(chain: "Chain") -> "Text":
    from rich.text import Text

    first = chain.first
    words = shorten(first.words, _LISTED, placeholder=" …")
    where = f"{first.published} {first.outlet or first.article}"
    more = f", {chain.outlets} outlets" if chain.outlets > 1 else ""
    return Text.assemble((f"“{words}”", "italic"), f" ({where}{more}{f', {first.url}' if first.url else ''})")
