"""The documents of the demonstration, picked by their addresses: ``python pick.py FILE… > briefings.jsonl``.

Each FILE holds JSON lines with "url", "title", "published" and "text", packed with xz or not: a copy of the White House
archive, whose texts are in the public domain (works of the US government).
"""

import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

DOCUMENTS = Path(__file__).with_name("documents.txt")


def picked(files: Iterable[Path], wanted: Iterable[str]) -> Iterator[str]:
    """The lines of documents with these addresses, by day of publication."""
    addresses, found = set(wanted), []
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8") as lines:
            rows = ((json.loads(line), line) for line in lines)
            found += [(row["published"], row["url"], line) for row, line in rows if row["url"] in addresses]
    return (line for *_, line in sorted(found))


if __name__ == "__main__":
    sys.stdout.writelines(picked(map(Path, sys.argv[1:]), DOCUMENTS.read_text(encoding="utf-8").split()))
