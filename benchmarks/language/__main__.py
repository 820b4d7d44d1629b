"""Words and articles a second on one core, load time and peak memory: `python -m benchmarks.language [FILE …]`.

Without a file, reports of our own are read. Times are processor time, so that neighbours on the machine count less;
they still slow it down. Beside: spaCy's tokenizer alone, the floor that any pipeline on spaCy's tokens stands on.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import memory

WORDS = 500
SENTENCES = (
    "The foreign ministry of {a} said on Tuesday that its envoy, {n}, had rejected the proposal put forward by {b}.",
    "“We will not accept conditions that were drawn up without us,” {n} told reporters after the session in {c}.",
    "Officials in {b} declined to comment, but two people familiar with the talks said that a vote was expected.",
    "The row began in March, when {a} closed its border to lorries from {b} after an attack on a bridge near {c}.",
    "Mr. {n}, who has led the party since 2009, added that the U.S. and its allies “know where we stand”.",
)
PLACES = ("Ruritania", "Karvania", "Germany", "Egypt", "Borduria", "Japan", "Syldavia", "Peru", "Kenya", "Norway")


def main() -> None:
    """Nothing; prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="plain texts to read instead")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in arguments.files] or [report(i) for i in range(60)]
    started = time.process_time()
    from onrecord.language.pipeline import analyse, shipped

    imported = time.process_time()
    tokenizer = shipped().tokenizer.spacy
    loaded = time.process_time()
    print(f"import {imported - started:.2f} s, load {loaded - imported:.2f} s, then {memory():.0f} MiB")
    words = sum(not token.is_space for text in texts for token in tokenizer(text))
    _show("first round, words unseen", words, _time(lambda: [analyse(text) for text in texts]))
    for number in range(arguments.rounds):
        _show(f"round {number + 2}", words, _time(lambda: [analyse(text) for text in texts]))
    _show("spaCy's tokenizer alone", words, _time(lambda: [tokenizer(text) for text in texts]))
    print(f"peak {memory():.0f} MiB")


def report(number: int) -> str:
    """An invented report of about 500 words."""
    text = []
    for i in range(WORDS // 22):
        a, b, c = (PLACES[(number * step + i) % len(PLACES)] for step in (1, 3, 7))
        text.append(
            SENTENCES[(i + number) % len(SENTENCES)].format(a=a, b=b, c=c, n=f"Orlo Van{chr(97 + i)}en{number}")
        )
    return "\n\n".join(" ".join(text[i : i + 3]) for i in range(0, len(text), 3))


def _time(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _show(name: str, words: int, seconds: float) -> None:
    rate = words / seconds
    print(f"{name:26} {rate:8.0f} words/s {rate / WORDS:6.1f} articles/s {1e6 / rate:6.1f} µs a word")


if __name__ == "__main__":
    main()
