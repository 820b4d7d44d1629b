-- What a person decided about actors; never erased, only revoked. "one" and "other" are ids as readings have them.
CREATE TABLE actor_judgements (
    number INTEGER PRIMARY KEY, same INTEGER NOT NULL,     -- same: 1 one actor, the first id is kept; 0 two
    one TEXT NOT NULL, other TEXT NOT NULL,
    who TEXT NOT NULL, because TEXT, made TEXT NOT NULL, revoked TEXT,
    articles TEXT                                          -- a JSON array: those in which the name is the other's; else NULL
);

-- Made anew from the judgements that hold: each id that was judged the same as another, and whom it counts as.
CREATE TABLE identities (
    id TEXT PRIMARY KEY, kept TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT
) WITHOUT ROWID;
CREATE INDEX identities_by_kept ON identities (kept);

-- "actors" has whom a mention counts as; here stands what was read, for the rows that a judgement changed. "apart" is the
-- id of its own that an actor got in some articles, where a person judged that one name is two actors.
CREATE TABLE actors_as_read (
    key TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT, code TEXT, described TEXT, apart TEXT
) WITHOUT ROWID;
CREATE INDEX actors_as_read_by_id ON actors_as_read (id);
