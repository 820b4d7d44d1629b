"""Linking in equal steps, then the queries: ``python -m benchmarks.chains [--statements N] [--steps K]``.

Linking costs what is new, so each step should take as long as the one before. Times are of one process on one core.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.chains.synthetic import DAYS, fill
from benchmarks.measured import memory, timed
from onrecord import chains
from onrecord.chains.refresh import refresh
from onrecord.ledger import Ledger
from onrecord.ledger.links import Links
from onrecord.ledger.traces import Traces
from onrecord.positions import trace


def main() -> None:
    """Print one line a step and one a query."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chains", description=__doc__)
    parser.add_argument("--statements", type=int, default=40_000)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--queries", action="store_true", help="only the queries; each statement is its own chain")
    parser.add_argument("--folder", type=Path, help="where the ledger is made; a temporary folder otherwise")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder, Ledger(Path(folder) / "many.db") as ledger:
        if arguments.queries:
            _fill_unlinked(ledger, arguments.statements)
            _queries(ledger)
            return
        print(f"{'statements':>10} {'filled s':>9} {'linked s':>9} {'µs each':>8} {'cpu µs':>7} {'MiB':>6} {'file':>6}")
        step = arguments.statements // arguments.steps
        for n in range(arguments.steps):
            filled, _ = timed(lambda: fill(ledger, step, n, DAYS * n // arguments.steps, DAYS // arguments.steps))  # noqa: B023
            linked, cpu = timed(lambda: chains.link(ledger))
            size = ledger.path.stat().st_size / 2**20
            print(
                f"{(n + 1) * step:10,} {filled:9.1f} {linked:9.1f} {linked / step * 1e6:8.0f} {cpu / step * 1e6:7.0f} "
                f"{memory():6.0f} {size:6.0f}",
                flush=True,
            )
        _queries(ledger)


def _fill_unlinked(ledger: Ledger, statements: int) -> None:
    filled, cpu = timed(lambda: fill(ledger, statements))
    print(f"{statements:,} statements filled in {filled:.0f} s ({cpu:.0f} s of processor)", flush=True)
    links = Links(ledger)
    with links.transaction():
        links.connection.execute("INSERT INTO memberships SELECT 1, key, key FROM statements")
        links.connection.execute("INSERT INTO stale SELECT 1, key FROM statements")
    rolled, cpu = timed(lambda: refresh(links))
    size = ledger.path.stat().st_size / 2**20
    print(
        f"rolled up in {rolled:.0f} s ({cpu:.0f} s of processor); {memory():.0f} MiB, file {size:.0f} MiB", flush=True
    )


def _queries(ledger: Ledger) -> None:
    traces = Traces(ledger)
    one, other = traces.who("act:7"), traces.who("act:11")
    country, far = traces.who("C07"), traces.who("C11")
    word = ledger._connection.execute("SELECT words FROM contents WHERE statement = 5").fetchone()[0].split()
    rare = f'"{" ".join(word[2:5])}"'
    for name, query in (
        ("dyad of actors by month", lambda: traces.months(one, other, "stance")),
        ("dyad of countries by month", lambda: traces.months(country, far, "stance")),
        ("all of one actor by month", lambda: traces.of("said", one)),
        ("search for a phrase", lambda: ledger.statements(about=rare, limit=20)),
        ("search for a phrase of one actor", lambda: ledger.statements(actor="act:7", about=rare, limit=20)),
        ("search for one word", lambda: ledger.statements(about=word[2], limit=20)),
        ("position of one actor by month", lambda: trace(ledger, "act:7", unit="month")),
    ):
        timed(query)
        each = min(timed(query)[0] for _ in range(5))
        print(f"{name:36} {1000 * each:8.1f} ms")


if __name__ == "__main__":
    main()
