"""TimeML: a text with its times marked in it, as other tools read it."""

import datetime
import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from onrecord.model import Timex

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def write(text: str, times: Sequence[Timex], published: datetime.date | None = None) -> str:
    """The text as a TimeML document; the publication is its DCT, an unknown value is left out."""
    stamp = "" if published is None else f"<DCT>{_creation(published)}</DCT>\n"
    body = "".join(_pieces(text, times))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{stamp}<TEXT>{body}</TEXT>\n</TimeML>\n'


def _creation(published: datetime.date) -> str:
    kind = "TIME" if isinstance(published, datetime.datetime) else "DATE"
    value = published.isoformat()
    return (
        f'<TIMEX3 tid="t0" type="{kind}" value="{value}" temporalFunction="false" functionInDocument="CREATION_TIME">'
        f"{value}</TIMEX3>"
    )


def _pieces(text: str, times: Sequence[Timex]) -> Iterator[str]:
    at = 0
    for count, time in enumerate(times, start=1):
        yield _plain(text[at : time.span.start])
        yield f"<TIMEX3 {_attributes(count, time)}>{_plain(time.span.of(text))}</TIMEX3>"
        at = time.span.end
    yield _plain(text[at:])


def _attributes(count: int, time: Timex) -> str:
    known = {"tid": f"t{count}", "type": time.type, "value": time.value, "mod": time.mod}
    counted = {"temporalFunction": "true", "anchorTimeID": "t0"} if time.anchor else {}
    return " ".join(f"{name}={quoteattr(value)}" for name, value in {**known, **counted}.items() if value)


def _plain(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
