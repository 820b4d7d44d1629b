"""Reading ⇄ JSON, as ``reading.schema.json`` describes it.

A span is written with its printed words, so that a row can be read without its article; when JSON is read back, the
words must be those that stand there.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from onrecord.model import (
    Actor,
    Article,
    Event,
    Issue,
    Mention,
    Part,
    Place,
    Reading,
    Ref,
    Span,
    Stance,
    Statement,
    Timex,
)

FORMAT = "onrecord.reading/1"
"""What ``format`` says in each reading; the number grows when a reader of the old form would be misled."""

Json = dict[str, Any]


@cache
def schema(name: str = "reading") -> Json:
    """The JSON Schema (2020-12) of a ``reading``, or of the ``rows`` that queries give."""
    return cast(Json, json.loads((Path(__file__).parent / f"{name}.schema.json").read_text(encoding="utf-8")))


def dumps(reading: Reading) -> str:
    """A reading on one line of JSON."""
    return json.dumps(pack(reading), ensure_ascii=False)


def loads(line: str) -> Reading:
    """The reading that a line of JSON holds."""
    return unpack(json.loads(line))


def pack(reading: Reading) -> Json:
    """A reading as values that JSON knows."""
    return _Packer(reading).reading()


def unpack(packed: Json) -> Reading:
    """The reading that was packed; ``ValueError`` says what in it cannot be one."""
    found = packed.get("format") if isinstance(packed, dict) else None
    if found != FORMAT:
        raise ValueError(f"format {found!r}: expected {FORMAT!r}; readings of other versions must be read again")
    try:
        return _Unpacker(packed["article"]["text"]).reading(packed)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a reading as reading.schema.json describes it: {error!r}") from error


class _Packer:
    """Writes each span with the words that stand there."""

    def __init__(self, reading: Reading) -> None:
        self.whole, self.text = reading, reading.article.text

    def reading(self) -> Json:
        r = self.whole
        return {
            "format": FORMAT,
            "article": self._article(r.article),
            "mentions": [self._mention(m) for m in r.mentions],
            "times": [self._time(t) for t in r.times],
            "statements": [self._statement(s) for s in r.statements],
            "events": [self._event(e) for e in r.events],
        }

    def _article(self, a: Article) -> Json:
        parts = [{"kind": p.kind, "span": self._span(p.span)} for p in a.parts]
        return {
            **_fields(a, "id", "outlet"), "published": _iso(a.published),
            **_fields(a, "dated_by", "url", "title", "byline", "language", "text"), "parts": parts,
        }  # fmt: skip

    def _mention(self, m: Mention | None) -> Json | None:
        if m is None:
            return None
        return {"span": self._span(m.span), "label": m.label, "ref": _ref(m.ref), **_made(m)}

    def _time(self, t: Timex | None) -> Json | None:
        if t is None:
            return None
        words = {"span": self._span(t.span), **_fields(t, "type", "value", "mod")}
        return {**words, "earliest": _iso(t.earliest), "latest": _iso(t.latest), **_fields(t, "anchor", "by")}

    def _statement(self, s: Statement) -> Json:
        return {
            "id": s.id, "source": self._mention(s.source), "cue": self._spans(s.cue), "content": self._spans(s.content),
            **_fields(s, "manner", "kind"), "addressee": self._mention(s.addressee), "medium": self._mention(s.medium),
            "negated": s.negated, "time": self._time(s.time), "within": s.within,
            "stances": [self._stance(stance) for stance in s.stances], **_made(s),
        }  # fmt: skip

    def _stance(self, s: Stance) -> Json:
        who = {"holder": _ref(s.holder), "target": _ref(s.target)}
        return {**who, **_fields(s, "value", "conditional"), "span": self._span(s.span), "by": s.by}

    def _event(self, e: Event) -> Json:
        claim = self.whole.claimed_by(e)
        return {
            **_fields(e, "id", "type", "mode"), "contexts": list(e.contexts), "triggers": self._spans(e.triggers),
            "actors": [self._mention(m) for m in e.actors], "recipients": [self._mention(m) for m in e.recipients],
            "place": self._mention(e.place), "time": self._time(e.time), **_fields(e, "polarity", "modality"),
            "because": self._span(e.because) if e.because else None,
            "claimed_by": claim.id if claim else None, **_made(e),
        }  # fmt: skip

    def _spans(self, spans: Iterable[Span]) -> list[Json]:
        return [self._span(span) for span in spans]

    def _span(self, span: Span) -> Json:
        return {"start": span.start, "end": span.end, "words": span.of(self.text)}


def _fields(thing: object, *names: str) -> Json:
    return {name: getattr(thing, name) for name in names}


def _made(thing: object) -> Json:
    return _fields(thing, "confidence", "by")


def _iso(moment: datetime.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _ref(ref: Ref | None) -> Json | None:
    if isinstance(ref, Actor):
        return {"is": "actor", **_fields(ref, "id", "name", "kind", "country", "code", "described")}
    if isinstance(ref, Place):
        return {"is": "place", **_fields(ref, "id", "name", "country", "latitude", "longitude")}
    return {"is": "issue", **_fields(ref, "id", "name")} if ref else None


_KINDS: Mapping[str, type[Ref]] = {"actor": Actor, "place": Place, "issue": Issue}


class _Unpacker:
    """Reads values back, and each span against the words it must hold."""

    def __init__(self, text: str) -> None:
        self.text = text

    def reading(self, packed: Json) -> Reading:
        article = self._article(packed["article"])
        return Reading(
            article,
            tuple(self._mention(m) for m in packed["mentions"]),
            tuple(self._time(t) for t in packed["times"]),
            tuple(self._statement(s, article.id) for s in packed["statements"]),
            tuple(self._event(e, article.id) for e in packed["events"]),
        )

    def _article(self, a: Json) -> Article:
        parts = tuple(Part(self._span(p["span"]), p["kind"]) for p in a["parts"])
        return Article(**{**a, "published": _day(a["published"]), "parts": parts})

    def _mention(self, m: Json) -> Mention:
        return Mention(self._span(m["span"]), m["label"], _unref(m["ref"]), m["confidence"], m["by"])

    def _maybe(self, m: Json | None) -> Mention | None:
        return self._mention(m) if m else None

    def _time(self, t: Json) -> Timex:
        interval = {"earliest": _moment(t["earliest"]), "latest": _moment(t["latest"])}
        return Timex(**{**t, **interval, "span": self._span(t["span"])})

    def _statement(self, s: Json, article: str) -> Statement:
        named = {name: self._maybe(s[name]) for name in ("source", "addressee", "medium")}
        spans = {name: self._spans(s[name]) for name in ("cue", "content")}
        time, stances = self._time(s["time"]) if s["time"] else None, tuple(self._stance(x) for x in s["stances"])
        return Statement(article=article, **{**s, **named, **spans, "time": time, "stances": stances})

    def _stance(self, s: Json) -> Stance:
        holder, target = _unref(s["holder"]), _unref(s["target"])
        if target is None or not (holder is None or isinstance(holder, Actor)):
            raise ValueError(f"stance of {s['holder']} on {s['target']}: expected an actor, or none, on something")
        return Stance(holder, target, s["value"], s["conditional"], self._span(s["span"]), s["by"])

    def _event(self, e: Json, article: str) -> Event:
        rest = {name: value for name, value in e.items() if name != "claimed_by"}
        many = {name: tuple(self._mention(m) for m in e[name]) for name in ("actors", "recipients")}
        where = {"place": self._maybe(e["place"]), "time": self._time(e["time"]) if e["time"] else None}
        what = {"contexts": tuple(e["contexts"]), "triggers": self._spans(e["triggers"])}
        because = self._span(e["because"]) if e["because"] else None
        return Event(article=article, **{**rest, **many, **where, **what, "because": because})

    def _spans(self, spans: Iterable[Json]) -> tuple[Span, ...]:
        return tuple(self._span(span) for span in spans)

    def _span(self, packed: Json) -> Span:
        span = Span(packed["start"], packed["end"])
        if span.of(self.text) != packed["words"]:
            raise ValueError(f"span {span.start}:{span.end} holds {span.of(self.text)!r}: expected {packed['words']!r}")
        return span


def _unref(ref: Json | None) -> Ref | None:
    return _KINDS[ref["is"]](**{name: value for name, value in ref.items() if name != "is"}) if ref else None


def _moment(printed: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(printed) if printed else None


def _day(printed: str | None) -> datetime.date | None:
    """A date, or a date and time where the hour was known."""
    moment = _moment(printed)
    return moment.date() if moment and printed and "T" not in printed else moment
