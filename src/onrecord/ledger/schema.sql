-- The ledger, version 2: one table a noun. Spans are half-open, counted in characters of articles.text; "words" beside a
-- span are the printed ones. A reading comes back from these tables exactly as it was added.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id        TEXT PRIMARY KEY,
    outlet    TEXT,
    published TEXT,                       -- ISO 8601, a date or a date and time
    url       TEXT,
    title     TEXT,
    byline    TEXT,
    language  TEXT,
    dated_by  TEXT,
    added     TEXT NOT NULL,              -- when it came into this ledger, UTC
    text      TEXT NOT NULL               -- untouched: every span points into it; last, so that the rest is read without it
);

CREATE TABLE parts (
    article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- One row for each way an actor is described: offices change, the id stays. "key" is a hash of the other columns.
CREATE TABLE actors (
    key TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT, code TEXT, described TEXT
) WITHOUT ROWID;
CREATE TABLE places (
    key TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT, latitude REAL, longitude REAL
) WITHOUT ROWID;
CREATE TABLE issues (key TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL, label TEXT,
    actor TEXT REFERENCES actors (key), place TEXT REFERENCES places (key), issue TEXT REFERENCES issues (key),
    confidence REAL NOT NULL, by TEXT NOT NULL,
    listed INTEGER NOT NULL,              -- 0: only a statement or an event names it
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
    type TEXT NOT NULL, value TEXT, mod TEXT, earliest TEXT, latest TEXT, anchor TEXT, by TEXT NOT NULL,
    listed INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE statements (
    key INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL, id TEXT NOT NULL,
    source INTEGER, addressee INTEGER, medium INTEGER,      -- numbers of mentions of this article
    time INTEGER,                                           -- number of a time of this article
    manner TEXT NOT NULL, kind TEXT NOT NULL, negated INTEGER NOT NULL,
    within TEXT,                                            -- id of the statement this one stands in
    confidence REAL NOT NULL, by TEXT NOT NULL,
    published TEXT, first_day TEXT, last_day TEXT,          -- days, repeated here so that sorting reads one row
    UNIQUE (article, number)
);
CREATE TABLE cues (
    statement INTEGER NOT NULL REFERENCES statements (key), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (statement, number)
) WITHOUT ROWID;
CREATE TABLE contents (
    statement INTEGER NOT NULL REFERENCES statements (key), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (statement, number)
) WITHOUT ROWID;
CREATE TABLE stances (
    statement INTEGER NOT NULL REFERENCES statements (key), number INTEGER NOT NULL,
    holder TEXT REFERENCES actors (key),
    target_actor TEXT REFERENCES actors (key), target_place TEXT REFERENCES places (key),
    target_issue TEXT REFERENCES issues (key),
    value REAL NOT NULL, conditional INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL, by TEXT NOT NULL,
    PRIMARY KEY (statement, number)
) WITHOUT ROWID;

CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL,  -- contexts: a JSON array
    place INTEGER, time INTEGER,                            -- numbers of a mention and a time of this article
    polarity TEXT NOT NULL, modality TEXT NOT NULL,
    because_start INTEGER, because_end INTEGER, because_words TEXT,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,  -- the sentence of its first trigger
    confidence REAL NOT NULL, by TEXT NOT NULL,
    published TEXT, first_day TEXT, last_day TEXT,          -- days, as above
    UNIQUE (article, number)
);
CREATE TABLE triggers (
    event INTEGER NOT NULL REFERENCES events (key), number INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (event, number)
) WITHOUT ROWID;
CREATE TABLE participants (
    event INTEGER NOT NULL REFERENCES events (key), role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    number INTEGER NOT NULL, mention INTEGER NOT NULL,
    PRIMARY KEY (event, role, number)
) WITHOUT ROWID;

CREATE TABLE rejects (
    place TEXT NOT NULL, why TEXT NOT NULL, kind TEXT NOT NULL, added TEXT NOT NULL,
    PRIMARY KEY (place, why)
) WITHOUT ROWID;

-- Full text: rowid is the key of the statement or event. "targets" holds the names of what its stances are about.
CREATE VIRTUAL TABLE statement_words USING fts5 (words, targets, content = '', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE event_words USING fts5 (words, content = '', tokenize = 'porter unicode61');

CREATE INDEX mentions_of_actor ON mentions (actor, article);
CREATE INDEX mentions_of_place ON mentions (place, article) WHERE place IS NOT NULL;
CREATE INDEX statements_of_source ON statements (article, source);
CREATE INDEX statements_by_day ON statements (first_day, published, article, key);
CREATE INDEX actors_by_id ON actors (id);
CREATE INDEX actors_by_country ON actors (country);
CREATE INDEX articles_by_day ON articles (published);
CREATE INDEX events_by_type ON events (type);

-- A mention with what it refers to. Views below ask it row by row, never joining it: as the right side of a LEFT JOIN it would
-- be built whole for each query.
CREATE VIEW mention_rows AS
SELECT m.article, m.number, m.span_start, m.span_end, m.words, m.label, m.listed,
       coalesce(a.id, p.id, i.id) AS ref, coalesce(a.name, p.name, i.name) AS name,
       coalesce(a.country, p.country) AS country, a.id AS actor,
       json_array(m.words, m.span_start, m.span_end, coalesce(a.id, p.id, i.id), coalesce(a.name, p.name, i.name),
                  coalesce(a.country, p.country)) AS json
FROM mentions m
LEFT JOIN actors a ON a.key = m.actor
LEFT JOIN places p ON p.key = m.place
LEFT JOIN issues i ON i.key = m.issue;

-- The days a time allows, the last one included; NULL where the words leave it open.
CREATE VIEW time_rows AS
SELECT article, number, value, json_array(words, span_start, span_end) AS json,
       coalesce(date(substr(earliest, 1, 19)), date(substr(latest, 1, 19), '-1 second')) AS first_day,
       coalesce(date(substr(latest, 1, 19), '-1 second'), date(substr(earliest, 1, 19))) AS last_day
FROM times;

CREATE VIEW statement_rows AS
SELECT s.key, s.id, s.article, a.outlet, s.published, a.title, a.url,
       (SELECT json FROM mention_rows WHERE article = s.article AND number = s.source) AS source,
       (SELECT ref FROM mention_rows WHERE article = s.article AND number = s.source) AS source_ref,
       (SELECT country FROM mention_rows WHERE article = s.article AND number = s.source) AS source_country,
       (SELECT json_group_array(json_array(words, span_start, span_end))
          FROM (SELECT * FROM cues WHERE statement = s.key ORDER BY number)) AS cue,
       (SELECT json_group_array(json_array(words, span_start, span_end))
          FROM (SELECT * FROM contents WHERE statement = s.key ORDER BY number)) AS content,
       s.manner, s.kind, s.negated,
       (SELECT json FROM mention_rows WHERE article = s.article AND number = s.addressee) AS addressee,
       (SELECT ref FROM mention_rows WHERE article = s.article AND number = s.addressee) AS addressee_ref,
       (SELECT country FROM mention_rows WHERE article = s.article AND number = s.addressee) AS addressee_country,
       (SELECT json FROM mention_rows WHERE article = s.article AND number = s.medium) AS medium,
       t.json AS time, t.value AS value,
       s.first_day, s.last_day, s.within,
       (SELECT json_group_array(json_array(holder, target, value, conditional, words, span_start, span_end))
          FROM (SELECT st.value, st.conditional, st.words, st.span_start, st.span_end,
                       h.name AS holder, coalesce(ta.name, tp.name, ti.name) AS target FROM stances st
                LEFT JOIN actors h ON h.key = st.holder
                LEFT JOIN actors ta ON ta.key = st.target_actor
                LEFT JOIN places tp ON tp.key = st.target_place
                LEFT JOIN issues ti ON ti.key = st.target_issue
                WHERE st.statement = s.key ORDER BY st.number)) AS stances,
       s.confidence, s.by
FROM statements s
JOIN articles a ON a.id = s.article
LEFT JOIN time_rows t ON t.article = s.article AND t.number = s.time;

-- Who takes part in an event, resolved.
CREATE VIEW participant_rows AS
SELECT p.event, p.role, p.number, m.article, m.span_start, m.span_end, m.words, m.ref, m.name, m.country, m.actor, m.json
FROM participants p
JOIN events e ON e.key = p.event
JOIN mention_rows m ON m.article = e.article AND m.number = p.mention;

-- "claimed_by": the shortest statement whose content holds the first trigger; without one the outlet itself reports it.
CREATE VIEW event_rows AS
SELECT e.key, e.id, e.article, a.outlet, e.published, a.title, a.url,
       e.type, e.mode, e.contexts,
       (SELECT json_group_array(json_array(words, span_start, span_end))
          FROM (SELECT * FROM triggers WHERE event = e.key ORDER BY number)) AS triggers,
       (SELECT json_group_array(json(json))
          FROM (SELECT json FROM participant_rows WHERE event = e.key AND role = 'actor' ORDER BY number)) AS actors,
       (SELECT json_group_array(json(json))
          FROM (SELECT json FROM participant_rows WHERE event = e.key AND role = 'recipient' ORDER BY number)) AS recipients,
       (SELECT json FROM mention_rows WHERE article = e.article AND number = e.place) AS place,
       t.json AS time, t.value AS value,
       e.first_day, e.last_day, e.polarity, e.modality,
       CASE WHEN e.because_start IS NOT NULL THEN json_array(e.because_words, e.because_start, e.because_end) END AS because,
       json_array(e.words, e.span_start, e.span_end) AS printed,
       claimed.id AS claimed_by,
       (SELECT coalesce(name, words) FROM mention_rows WHERE article = claimed.article AND number = claimed.source) AS claimant,
       claimed.key IS NULL AND e.polarity = 'positive' AND e.modality IN ('happened', 'ongoing') AS reported,
       e.confidence, e.by
FROM events e
JOIN articles a ON a.id = e.article
LEFT JOIN time_rows t ON t.article = e.article AND t.number = e.time
LEFT JOIN statements claimed ON claimed.key = (
    SELECT s.key FROM triggers t
      JOIN statements s ON s.article = e.article
      JOIN contents c ON c.statement = s.key AND c.span_start <= t.span_start AND c.span_end >= t.span_end
     WHERE t.event = e.key AND t.number = 0
     ORDER BY (SELECT sum(span_end - span_start) FROM contents WHERE statement = s.key), s.number
     LIMIT 1);
