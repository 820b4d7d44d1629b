"""Parsed corpora, kept on disk: parsing takes longer than training."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import spacy
from evaluation.statements.polnear import Annotated, read_articles
from spacy.tokens import Doc, DocBin

import onrecord.language
from onrecord import language


def parsed(folder: Path, cache: Path) -> Iterator[tuple[Annotated, Doc]]:
    """Each article of a PolNeAR folder and its Doc, from the cache if it was made by the same pipeline."""
    articles = list(read_articles(folder))
    kept = cache / f"{folder.name}-{_digest()}.docbin"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        DocBin(docs=(language.analyse(a.text) for a in articles), store_user_data=True).to_disk(kept)
    docs = DocBin().from_disk(kept).get_docs(spacy.blank("en").vocab)
    yield from zip(articles, docs, strict=True)


def _digest() -> str:
    """What tells one set of pipeline weights from another."""
    digest = hashlib.blake2b(digest_size=6)
    weights = Path(onrecord.language.__file__).parent / "weights"
    for path in sorted(p for p in weights.rglob("*") if p.is_file()):
        digest.update(path.relative_to(weights).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
