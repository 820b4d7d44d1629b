-- Chains: what many articles say together, derived from the readings and made again at will. "kind" is 0 for articles
-- (a chain of them is a text and its copies), 1 for statements, 2 for events; "item" is the rowid of that table.

CREATE TABLE IF NOT EXISTS linked (kind INTEGER PRIMARY KEY, last INTEGER NOT NULL);   -- how far linking has come

-- A few hashed words of each item, in buckets of days: items that share some are worth comparing.
CREATE TABLE IF NOT EXISTS sketches (
    kind INTEGER NOT NULL, bucket INTEGER NOT NULL, hash INTEGER NOT NULL, item INTEGER NOT NULL,
    PRIMARY KEY (kind, bucket, hash, item)
) WITHOUT ROWID;

-- "chain" is the smallest item of the chain.
CREATE TABLE IF NOT EXISTS memberships (
    kind INTEGER NOT NULL, item INTEGER NOT NULL, chain INTEGER NOT NULL,
    PRIMARY KEY (kind, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_of_chain ON memberships (kind, chain);

CREATE TABLE IF NOT EXISTS links (
    kind INTEGER NOT NULL, later INTEGER NOT NULL, earlier INTEGER NOT NULL,
    score REAL NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL,
    PRIMARY KEY (kind, later, earlier)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_of_earlier ON links (kind, earlier);

-- What a person decided about two items; never erased, only revoked.
CREATE TABLE IF NOT EXISTS chain_judgements (
    number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, same INTEGER NOT NULL,       -- same: 1 join, 0 split
    one INTEGER NOT NULL, other INTEGER NOT NULL,
    who TEXT NOT NULL, because TEXT, made TEXT NOT NULL, revoked TEXT
);

-- The agency or outlet that an article's report goes back to; NULL where it names none but its own outlet.
CREATE TABLE IF NOT EXISTS witnesses (article INTEGER PRIMARY KEY, name TEXT);

-- Roll-ups, made again for the chains named in "stale". One row a chain: its first report, and how often it was told;
-- "outlets" counts independent ones: articles that are copies of others are left aside, and reports that credit one agency, or
-- quote what was said to one outlet, are one.
CREATE TABLE IF NOT EXISTS firsts (
    kind INTEGER NOT NULL, chain INTEGER NOT NULL, item INTEGER NOT NULL, day TEXT, outlet TEXT,
    members INTEGER NOT NULL, copies INTEGER NOT NULL, outlets INTEGER NOT NULL,
    PRIMARY KEY (kind, chain)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS firsts_by_day ON firsts (kind, day, outlet);

-- How many chains of statements and events each outlet was the first to tell, by day; '' is an outlet unknown.
CREATE TABLE IF NOT EXISTS volumes (
    day TEXT NOT NULL, outlet TEXT NOT NULL, chains INTEGER NOT NULL, PRIMARY KEY (day, outlet)
) WITHOUT ROWID;

-- One row for each pair a chain is about. "stance": what the actor was for or against; "act": what it did to the target;
-- "said": that it spoke; "echo": that it spoke inside a statement of its own country, which is counted there. Actors and targets are ids, "value" a mean over the chain (a stance, or the PLOVER score).
CREATE TABLE IF NOT EXISTS traces (
    kind INTEGER NOT NULL, chain INTEGER NOT NULL, measure TEXT NOT NULL,
    actor TEXT, actor_country TEXT, target TEXT, target_country TEXT, day TEXT, outlet TEXT, value REAL
);
CREATE INDEX IF NOT EXISTS traces_of_chain ON traces (kind, chain);
CREATE INDEX IF NOT EXISTS traces_of_actor ON traces (actor, measure, target, day, chain, outlet, value);
CREATE INDEX IF NOT EXISTS traces_of_country ON traces (actor_country, measure, target_country, day, chain, outlet, value);
CREATE TABLE IF NOT EXISTS stale (
    kind INTEGER NOT NULL, chain INTEGER NOT NULL, PRIMARY KEY (kind, chain)
) WITHOUT ROWID;
INSERT OR IGNORE INTO volumes
    SELECT day, coalesce(outlet, ''), count(*) FROM firsts WHERE kind IN (1, 2) AND day IS NOT NULL GROUP BY 1, 2;
