-- What of an account takes part in comparisons, worked out once: so a pair is weighed without opening two reports.
CREATE TABLE profile (
    account_id TEXT PRIMARY KEY REFERENCES account (id),
    body       TEXT NOT NULL                -- JSON
) STRICT;

CREATE INDEX account_part ON account (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX report_copy ON report (copy_of) WHERE copy_of IS NOT NULL;
-- Without it, every judgement that is taken out with its account would look through all others.
CREATE INDEX judgement_superseded ON judgement (superseded_by) WHERE superseded_by IS NOT NULL;

-- The reasons follow from the two accounts: `tollbook why` weighs them anew. "because" keeps the weightiest.
ALTER TABLE judgement DROP COLUMN reasons;
