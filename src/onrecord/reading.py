"""Article → Reading: a pure function, without clock, network or disk."""

from onrecord import actors, events, language, places, statements, times
from onrecord.model import Article, Reading


def read(article: Article) -> Reading:
    """All that can be read in one article."""
    doc = language.analyse(article.text, article.parts)
    when = times.find(doc, article.published)
    where = places.find(doc)
    who = actors.find(doc, article.published)
    said = statements.find(doc, article.id, who, when)
    done = events.find(doc, article.id, who, where, when)
    return Reading(article, who + where, when, said, done)
