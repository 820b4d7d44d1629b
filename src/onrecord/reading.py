"""Article → Reading: a pure function, without clock, network or disk."""

from onrecord import actors, events, language, places, statements, times
from onrecord.actors.roster import Roster
from onrecord.model import Article, Reading
from onrecord.statements.issues import Issues


def read(article: Article, roster: Roster | None = None, issues: Issues | None = None) -> Reading:
    """All that can be read in one article; a roster says who is who, issues what positions are about: ours if None."""
    doc = language.analyse(article.text, article.parts)
    when = times.find(doc, article.published)
    where = places.find(doc)
    who = actors.find(doc, article.published, roster, article.title)
    said = statements.find(doc, article.id, who, when, issues)
    done = events.find(doc, article.id, who, where, when, said)
    return Reading(article, who + where, when, said, done)
