-- The book: every report as taken in, what was read from it, how accounts were joined, and the figures.
-- Offsets are half-open and count Unicode code points of report.text. Lists keep their order in "position".

CREATE TABLE run (
    id       INTEGER PRIMARY KEY,
    started  TEXT NOT NULL,                 -- ISO 8601
    finished TEXT,                          -- null while it goes on, or when it was stopped
    versions TEXT NOT NULL,                 -- JSON: what read: {"tollbook": "0.1.0", ...}
    counts   TEXT NOT NULL DEFAULT '{}'     -- JSON: what came of it
) STRICT;

CREATE TABLE refusal (
    id      INTEGER PRIMARY KEY,
    run_id  INTEGER REFERENCES run (id),
    place   TEXT NOT NULL,                  -- the file, as it was named
    line    INTEGER,
    why     TEXT NOT NULL
) STRICT;

CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,                -- of the bytes before they were compressed
    body   BLOB NOT NULL                    -- zlib
) STRICT;

CREATE TABLE report (
    id        TEXT PRIMARY KEY,
    run_id    INTEGER REFERENCES run (id),
    source_id TEXT,
    title     TEXT,
    publisher TEXT,
    url       TEXT,
    published TEXT,
    sha256    TEXT NOT NULL REFERENCES raw (sha256),
    language  TEXT,
    copy_of   TEXT REFERENCES report (id),
    signature BLOB NOT NULL,                -- MinHash, unsigned 64-bit little-endian
    text      TEXT NOT NULL
) STRICT;

CREATE TABLE passage (                      -- stretches set aside from reading
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    why       TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE band (                         -- reports that share a band may be near copies
    position  INTEGER NOT NULL,
    band      INTEGER NOT NULL,
    report_id TEXT NOT NULL REFERENCES report (id),
    PRIMARY KEY (position, band, report_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id        TEXT PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    role      TEXT NOT NULL,
    part_of   TEXT REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    day       TEXT,                         -- the first day of its date claim, for putting accounts in order
    UNIQUE (report_id, position)
) STRICT;

CREATE TABLE best (
    account_id TEXT NOT NULL REFERENCES account (id),
    measure    TEXT NOT NULL,
    low        INTEGER NOT NULL,
    best       INTEGER NOT NULL,
    high       INTEGER,
    PRIMARY KEY (account_id, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    id           TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES account (id),
    position     INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    value        TEXT NOT NULL,             -- JSON
    rule         TEXT NOT NULL,
    status       TEXT NOT NULL,
    source_words TEXT,
    source_start INTEGER,
    source_end   INTEGER,
    part_of      TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (account_id, position)
) STRICT;

CREATE TABLE evidence (
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    part     TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW toll AS
    SELECT id AS claim_id, account_id, value ->> 'measure' AS measure, value ->> 'group' AS grp,
           value ->> 'low' AS low, value ->> 'high' AS high, value ->> 'victims' AS victims,
           value ->> 'words' AS words, status, source_words, part_of, rule
    FROM claim WHERE kind = 'toll';

CREATE TABLE ledger (                       -- what each number of a report was taken for
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    taken_for TEXT NOT NULL,
    claim_id  TEXT REFERENCES claim (id),
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE doubt (
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    rule      TEXT NOT NULL,
    says      TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_key (                    -- accounts that share a key are worth comparing
    key        TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (key, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
    id            INTEGER PRIMARY KEY,
    left_id       TEXT NOT NULL REFERENCES account (id),
    right_id      TEXT NOT NULL REFERENCES account (id),
    verdict       TEXT NOT NULL,
    by            TEXT NOT NULL,            -- "machine", or a person's name
    at            TEXT NOT NULL,
    because       TEXT NOT NULL,
    score         REAL,
    reasons       TEXT NOT NULL,            -- JSON
    superseded_by INTEGER REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (left_id < right_id)
) STRICT;
CREATE INDEX judgement_pair ON judgement (left_id, right_id);
CREATE INDEX judgement_right ON judgement (right_id);
CREATE UNIQUE INDEX judgement_standing ON judgement (left_id, right_id) WHERE superseded_by IS NULL;

CREATE TABLE incident (
    id              TEXT PRIMARY KEY,
    type            TEXT NOT NULL,
    date_start      TEXT,
    date_end        TEXT,
    date_precision  TEXT,
    place_name      TEXT,
    place_detail    TEXT,
    admin1          TEXT,
    country         TEXT,
    lat             REAL,
    lon             REAL,
    place_precision INTEGER,
    gazetteer_id    TEXT,
    provisional     INTEGER NOT NULL,
    part_of         TEXT,
    review_state    TEXT NOT NULL,
    reviewed_by     TEXT,
    reviewed_at     TEXT
) STRICT;

CREATE TABLE member (                       -- an account belongs to one incident
    account_id  TEXT PRIMARY KEY REFERENCES account (id),
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_incident ON member (incident_id, position);

CREATE TABLE incident_claim (               -- the consolidated claims of an incident
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    INTEGER NOT NULL,
    claim_id    TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (incident_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    INTEGER NOT NULL,
    measure     TEXT NOT NULL,
    grp         TEXT NOT NULL,
    low         INTEGER NOT NULL,
    best        INTEGER NOT NULL,
    high        INTEGER,
    policy      TEXT NOT NULL,
    PRIMARY KEY (incident_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_claim (                 -- what a figure rests on; with a reason: what it set aside
    incident_id TEXT NOT NULL,
    figure      INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    claim_id    TEXT NOT NULL REFERENCES claim (id),
    reason      TEXT,
    PRIMARY KEY (incident_id, figure, position),
    FOREIGN KEY (incident_id, figure) REFERENCES figure (incident_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE discrepancy (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    INTEGER NOT NULL,
    about       TEXT NOT NULL,
    says        TEXT NOT NULL,
    claim_ids   TEXT NOT NULL,              -- JSON
    PRIMARY KEY (incident_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE retired (                      -- incidents that were joined to another
    id       TEXT PRIMARY KEY,
    survivor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX retired_survivor ON retired (survivor);

PRAGMA application_id = 1953459308;         -- "toll"
