-- What of an account takes part in comparisons, worked out once: so a pair is weighed without opening two reports.
CREATE TABLE profile (
    account_id TEXT PRIMARY KEY REFERENCES account (id),
    body       TEXT NOT NULL                -- JSON
) STRICT;

-- Of a key that very many accounts share, the first by id meet all others (merging/blocking.py).
CREATE INDEX account_part ON account (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX report_copy ON report (copy_of) WHERE copy_of IS NOT NULL;
