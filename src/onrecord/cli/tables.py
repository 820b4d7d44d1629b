"""onrecord ontology, onrecord roster: the tables that findings are coded and resolved by."""

import datetime
import difflib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, output
from onrecord.model import Reject

if TYPE_CHECKING:
    from onrecord.actors.roster import Roster, Term

_MOST_TOLD = 20
"""How many rejects of a dump are printed; all are counted."""


@click.command()
@click.argument("code", required=False)
def ontology(code: str | None) -> None:
    """Explain a PLOVER or CAMEO code.

    CODE is a PLOVER type (SANCTION), a type and mode (COERCE-arrest), a context (military) or a CAMEO code (190).
    Without one, the types are listed.

    \b
    onrecord ontology ASSAULT
    onrecord ontology 173
    """
    from onrecord import ontology as codes

    click.echo("\n".join(codes.types()) if code is None else codes.explain(code))


@click.command()
@click.argument("name", required=False)
@click.option("--office", metavar="OFFICE", help="An office: president, foreign-minister, spokesperson …")
@click.option("--country", metavar="NAME", help="A country: its name or ISO 3166 code (RUS).")
@click.option("--on", "day", callback=options.first_day, metavar="DAY", help="Only who held the office on this day.")
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own roster (TOML), with ours behind it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option(
    "--build",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Make a roster from Wikidata: a JSON dump (.json, .gz, .bz2) or the result of a query (CSV, JSON).",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where the new roster is written."
)
def roster(
    name: str | None,
    office: str | None,
    country: str | None,
    day: datetime.date | None,
    roster: str | None,
    as_json: bool,
    build: Path | None,
    out: Path | None,
) -> None:
    """Show who held which office, and when.

    This is the table by which "the foreign minister" or "Lavrov" is resolved on the day of a report. NAME is a
    person's name or family name. A term is half open: it holds from its first day until the day before its last.

    \b
    onrecord roster Lavrov
    onrecord roster --country Russia --on 2022-10-13
    onrecord roster --office foreign-minister --country UKR
    onrecord roster --build latest-all.json.bz2 --out fresh.toml

    The last makes a roster of your own for --roster, of those whose office, country and name can be told; a dump is
    read twice, in little memory; what is left out is told with its reason. It tells offices by their English labels.
    """
    from onrecord.actors.roster import load
    from onrecord.cli import work

    known = work.roster(roster) or load()
    if build is not None or out is not None:
        _build(build, out, known)
        return
    if name is None and office is None and country is None:
        raise click.UsageError("expected a NAME, --office or --country; onrecord roster --help shows examples")
    terms = _terms(known, name, office, _code(known, country), day)
    if as_json:
        click.echo(json.dumps([_row(term) for term in terms], ensure_ascii=False, indent=2))
        return
    from onrecord.terminal import tables

    if terms:
        output.show(tables.terms(terms))
    click.echo(f"{len(terms)} {'term' if len(terms) == 1 else 'terms'}")


def _build(source: Path | None, out: Path | None, known: "Roster") -> None:
    """Write the terms that a file holds; what was left out goes to standard error, with a count."""
    from onrecord.actors import wikidata

    if source is None or out is None:
        raise click.UsageError("expected --build FILE and --out FILE together")
    written = left = 0
    twice = 2 * source.stat().st_size
    with (
        out.open("w", encoding="utf-8") as target,
        click.progressbar(length=twice, label="reading", file=sys.stderr) as bar,
    ):
        target.write(f"# Made by onrecord roster --build from {source.name}. Source: Wikidata (CC0)\n")
        for found in wikidata.terms(source, known, bar.update):
            if isinstance(found, Reject):
                left += 1
                if left <= _MOST_TOLD:
                    output.note(f"left out: {found.where}: {found.why}")
            else:
                target.write("\n" + wikidata.toml(found))
                written += 1
    click.echo(f"{written} {'term' if written == 1 else 'terms'} written to {out}; {left} left out")


def _terms(
    known: "Roster", name: str | None, office: str | None, country: str | None, day: datetime.date | None
) -> "list[Term]":
    """The terms that pass, the latest first."""
    _check(office, sorted({term.office for term in known.terms}), "office")
    ids = {actor.id for actor in (*known.named(name), *known.family(name))} if name else None
    if name and not ids:
        _check(name, sorted({term.actor.name for term in known.terms}), "person")
    kept = [
        term
        for term in known.terms
        if (ids is None or term.actor.id in ids)
        and (office is None or term.office == office)
        and (country is None or term.country == country)
        and (day is None or term.holds(day))
    ]
    return sorted(kept, key=lambda term: term.start or datetime.date.min, reverse=True)


def _code(known: "Roster", country: str | None) -> str | None:
    """The ISO code of a country."""
    if country is None or country.upper() in known.countries:
        return country and country.upper()
    names = {name.casefold(): code for code, one in known.countries.items() for name in one.names}
    _check(country.casefold(), list(names), "country")
    return names[country.casefold()]


def _check(wanted: str | None, there: list[str], what: str) -> None:
    """Nothing, where what is wanted is there; else an error that names the nearest."""
    if wanted is None or wanted in there:
        return
    near = difflib.get_close_matches(wanted, there, n=3, cutoff=0.5) or there[:5]
    raise click.ClickException(f'no {what} "{wanted}" in the roster; nearest: {", ".join(near)}')


def _row(term: "Term") -> dict[str, str | None]:
    return {
        "name": term.actor.name,
        "id": term.actor.id,
        "office": term.office,
        "country": term.country,
        "of": term.of,
        "from": term.start.isoformat() if term.start else None,
        "to": term.end.isoformat() if term.end else None,
        "source": term.source,
    }
