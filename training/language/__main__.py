"""Corpora → the weights that ship: `python -m training.language TREEBANKS COUNTRIES CORPORA POLNEAR WORK`.

Every step writes into WORK and is passed over when what it makes is there, so that an interrupted run goes on. About
four hours on one core; `WORK/weights` is the folder that ships.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SECOND = "--steps 4500 --rate 0.002 --dropout 0.33"
TEACHER = "--width 320 --layers LL --sides 192 --steps 4500 --rate 0.002 --dropout 0.33 --seed 1"
LAST = "--steps 2200 --rate 0.0015 --dropout 0.2 --trust 0.6 --seed 2"
SHARED = "--steps 4800 --rate 0.0015 --dropout 0.2 --trust 0.6 --seed 6"


def main() -> None:
    """Nothing; writes the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.language", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="holds ud_ewt, uner_ewt, gum, gmb, wikigold, crossner_politics")
    parser.add_argument("countries", type=Path, help="table of countries and demonyms (mledoze, JSON)")
    parser.add_argument("corpora", type=Path, help="holds whitehouse and official_ru_ua")
    parser.add_argument("polnear", type=Path, help="holds train: articles with sources, cues, contents (brat)")
    parser.add_argument("work", type=Path, help="folder to work in; made if missing")
    parser.add_argument("--dry-run", action="store_true", help="print the steps that are still to run, and run none")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    given = arguments.treebanks, arguments.countries, arguments.corpora, arguments.polnear
    for made, command in steps(*given, arguments.work):
        if made.exists():
            continue
        print("python -m", *command, flush=True)
        if not arguments.dry_run:
            subprocess.run([sys.executable, "-m", *command], check=True)


def steps(
    treebanks: Path, countries: Path, corpora: Path, polnear: Path, work: Path
) -> Iterator[tuple[Path, list[str]]]:
    """What each step makes, and its command."""
    data, vectors = work / "data", work / "vectors.npz"
    silver, plain, said = (work / f"{name}.pkl" for name in ("silver", "plain", "said"))
    first, second, teacher, last, shared = (
        work / f"{name}.pt" for name in ("first", "second", "teacher", "last", "shared")
    )
    draft, weights = work / "draft", work / "weights"
    train = ("joint.train", data, vectors)
    yield vectors, _command("vectors", treebanks, corpora, vectors)
    yield data / "train.spacy", _command("assemble", treebanks, countries, data)
    yield work / "cnn" / "model-last", _command("cnn", data, vectors, work / "cnn")
    yield first, _command(*train, first, "--steps 7000")
    yield draft / "lemmas.tsv", _command("lemmas", data, draft)
    yield draft / "network.npz", _command("joint.export", first, draft)
    yield silver, _command("joint.silver", data, draft, work / "cnn" / "model-best", silver)
    yield second, _command(*train, second, "--silver", silver, "--start", first, SECOND)
    yield plain, _command("joint.plain", corpora, draft, plain)
    yield teacher, _command(*train, teacher, "--silver", silver, TEACHER)
    lesson = ("--silver", silver, "--plain", plain, "--start", second, "--teachers", teacher, second)
    yield last, _command(*train, last, *lesson, LAST)
    yield said, _command("joint.said", polnear / "train", draft, said)
    lesson = ("--silver", silver, "--plain", plain, "--said", said, "--start", last, "--teachers", teacher, last)
    yield shared, _command(*train, shared, *lesson, SHARED)
    yield weights / "lemmas.tsv", _command("lemmas", data, weights)
    yield weights / "network.npz", _command("joint.export", shared, weights)


def _command(module: str | Path, *words: str | Path) -> list[str]:
    pieces = [piece for word in words for piece in ([str(word)] if isinstance(word, Path) else word.split())]
    return [f"training.language.{module}", *pieces]


if __name__ == "__main__":
    main()
