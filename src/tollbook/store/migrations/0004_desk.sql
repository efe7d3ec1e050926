-- What persons say: corrections of single fields, decisions on whole incidents, looks at what waits in the queue; who
-- may enter the desk; and the audit of it all. Nothing of this is erased: what is taken back keeps its row.

-- Several accounts anchor a correction, the one that it is about first: it goes where the first of them goes that is
-- in the book. No foreign keys to accounts, for a better reader may take an account out of the book.
CREATE TABLE correction (
    id         INTEGER PRIMARY KEY,
    field      TEXT NOT NULL,
    grp        TEXT,                        -- of a figure: a group, or "all"
    change     TEXT NOT NULL,               -- set, add, remove, replace
    value      TEXT,                        -- JSON; null where the field is to be empty
    former     TEXT,                        -- JSON: the item of a list that is removed or replaced
    report_id  TEXT REFERENCES report (id), -- the words that were chosen
    start      INTEGER,
    end        INTEGER,
    by         TEXT NOT NULL,
    at         TEXT NOT NULL,
    because    TEXT NOT NULL,
    taken_back TEXT                         -- when
) STRICT;
CREATE TABLE correction_account (
    correction_id INTEGER NOT NULL REFERENCES correction (id),
    position      INTEGER NOT NULL,
    account_id    TEXT NOT NULL,
    PRIMARY KEY (correction_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_of_account ON correction_account (account_id);

CREATE TABLE incident_correction (          -- the corrections of an incident, beside what the machine reads there
    incident_id   TEXT NOT NULL REFERENCES incident (id),
    position      INTEGER NOT NULL,
    correction_id INTEGER NOT NULL REFERENCES correction (id),
    machine       TEXT,                     -- JSON
    stands        INTEGER NOT NULL,
    PRIMARY KEY (incident_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (                     -- a person accepts, rejects or reopens an incident
    id         INTEGER PRIMARY KEY,
    state      TEXT NOT NULL,
    by         TEXT NOT NULL,
    at         TEXT NOT NULL,
    because    TEXT NOT NULL,
    taken_back TEXT
) STRICT;
CREATE TABLE decision_account (
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    position    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    PRIMARY KEY (decision_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_of_account ON decision_account (account_id);

CREATE TABLE looked (                       -- a person has looked at an item of the queue
    id         INTEGER PRIMARY KEY,
    item       TEXT NOT NULL,
    look       TEXT NOT NULL,
    by         TEXT NOT NULL,
    at         TEXT NOT NULL,
    because    TEXT NOT NULL,
    taken_back TEXT
) STRICT;
CREATE INDEX looked_item ON looked (item);

-- The last decision that stands is found at once.
CREATE INDEX correction_last ON correction (at) WHERE taken_back IS NULL;
CREATE INDEX decision_last ON decision (at) WHERE taken_back IS NULL;
CREATE INDEX looked_last ON looked (at) WHERE taken_back IS NULL;
CREATE INDEX judgement_last ON judgement (at) WHERE superseded_by IS NULL AND by <> 'machine';

CREATE TABLE person (
    name     TEXT PRIMARY KEY,
    role     TEXT NOT NULL,
    password TEXT NOT NULL,                 -- an argon2id hash, with its salt and parameters
    added    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    cookie  TEXT PRIMARY KEY,               -- the SHA-256 of the cookie, never the cookie
    person  TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person);

CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,          -- 1, 2, 3 … without gaps
    at        TEXT NOT NULL,
    by        TEXT NOT NULL,
    action    TEXT NOT NULL,
    because   TEXT NOT NULL,
    incidents TEXT NOT NULL,                -- JSON
    before    TEXT NOT NULL,                -- canonical JSON: what changed, as it was
    after     TEXT NOT NULL,
    hash      TEXT NOT NULL                 -- SHA-256 over the hash before and all of this row
) STRICT;
CREATE TRIGGER audit_stands BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is only ever added to'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is only ever added to'); END;

-- "INSERT OR REPLACE" deletes without a word to the trigger above.
CREATE TRIGGER audit_follows BEFORE INSERT ON audit WHEN NEW.id IS NOT (SELECT ifnull(max(id), 0) + 1 FROM audit)
    BEGIN SELECT raise(ABORT, 'the audit is only ever added to'); END;

-- What the queue goes along.
CREATE INDEX incident_unreviewed ON incident (ifnull(date_start, '') DESC, id) WHERE review_state = 'machine';
CREATE INDEX judgement_unsure ON judgement (score DESC, id)
    WHERE superseded_by IS NULL AND verdict = 'unsure' AND by = 'machine';
