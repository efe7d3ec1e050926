-- Lists of incidents: one narrow row for each, by which they are filtered, sorted, counted and drawn on a map; and
-- the words of every report, to be searched. Both follow from the rest of the book.

CREATE TABLE searched (                     -- reports by number, for the index of their words
    number    INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL UNIQUE
) STRICT;

-- Words are whole, without case and accents. The text itself stands in "report" and nowhere else.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER report_enters_search AFTER INSERT ON report BEGIN
    INSERT INTO searched (report_id) VALUES (new.id);
    INSERT INTO report_words (rowid, title, text)
        SELECT number, new.title, new.text FROM searched WHERE report_id = new.id;
END;

CREATE TRIGGER report_leaves_search AFTER DELETE ON report BEGIN
    DELETE FROM report_words WHERE rowid = (SELECT number FROM searched WHERE report_id = old.id);
    DELETE FROM searched WHERE report_id = old.id;
END;

CREATE TABLE listing (
    number          INTEGER PRIMARY KEY,
    incident_id     TEXT NOT NULL UNIQUE REFERENCES incident (id),
    type            TEXT NOT NULL,
    first           TEXT,
    last            TEXT,
    date_precision  TEXT,
    place           TEXT,
    country         TEXT,
    lat             REAL,
    lon             REAL,
    place_precision INTEGER,
    place_names     TEXT NOT NULL,          -- folded, one a line
    actors          TEXT NOT NULL,          -- the perpetrators, joined by "; "
    actor_names     TEXT NOT NULL,          -- folded names and ids of all who did it, claim or deny it, one a line
    killed_low      INTEGER,
    killed          INTEGER,                -- the best figure of all groups, as the two beside it
    killed_high     INTEGER,
    wounded_low     INTEGER,
    wounded         INTEGER,
    wounded_high    INTEGER,
    groups          TEXT NOT NULL,          -- of whom figures tell: ",civilians,militants,"
    reports         INTEGER NOT NULL,
    contradictions  INTEGER NOT NULL,
    provisional     INTEGER NOT NULL,
    review          TEXT NOT NULL
) STRICT;
CREATE INDEX listing_newest ON listing (first DESC, incident_id);
CREATE INDEX listing_country ON listing (country, place, first DESC, incident_id);
CREATE INDEX listing_killed ON listing (killed DESC, first DESC, incident_id);
CREATE INDEX listing_month ON listing (ifnull(substr(first, 1, 7), ''), first, last, killed);
CREATE INDEX listing_point ON listing (lat, lon, place_precision, review, killed, place);

CREATE TABLE listed_report (                -- which reports an incident of the list is told in, both by number
    report  INTEGER NOT NULL,
    listing INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE,
    PRIMARY KEY (report, listing)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_report_listing ON listed_report (listing);

-- Who published the reports, and in which languages, is told without opening them.
CREATE INDEX report_source ON report (publisher, language);

CREATE VIEW listed AS                       -- what "listing" holds, as it follows from the incident
    SELECT incident.id AS incident_id, type, date_start AS first, date_end AS last, date_precision,
           place_name AS place, country, lat, lon, place_precision,
           folded(concat_ws(char(10), place_name, place_detail, admin1)) AS place_names,
           -- Those who did it, claim or deny it: as read, and as persons added. Asked for one incident at a time: a view
           -- of them all would be made whole for each.
           (SELECT ifnull(group_concat(name, '; '), '') FROM (SELECT name FROM (
                SELECT value ->> 'name' AS name, incident_claim.position AS position
                FROM incident_claim CROSS JOIN claim ON claim.id = claim_id
                WHERE incident_claim.incident_id = incident.id AND kind = 'perpetrator'
                UNION ALL
                SELECT value ->> 'name', 1000000 + correction.id
                FROM incident_correction CROSS JOIN correction ON correction.id = correction_id
                WHERE incident_correction.incident_id = incident.id AND stands AND field = 'perpetrators'
                AND value ->> 'name' IS NOT NULL)
                GROUP BY name ORDER BY min(position))) AS actors,
           (SELECT ifnull(group_concat(folded(concat_ws(char(10), value ->> 'name', value ->> 'actor_id')), char(10)), '')
                FROM (SELECT value FROM incident_claim CROSS JOIN claim ON claim.id = claim_id
                WHERE incident_claim.incident_id = incident.id AND kind IN ('perpetrator', 'responsibility')
                UNION ALL
                SELECT value FROM incident_correction CROSS JOIN correction ON correction.id = correction_id
                WHERE incident_correction.incident_id = incident.id AND stands AND value IS NOT NULL
                AND field IN ('perpetrators', 'responsibility'))) AS actor_names,
           killed.low AS killed_low, killed.best AS killed, killed.high AS killed_high,
           wounded.low AS wounded_low, wounded.best AS wounded, wounded.high AS wounded_high,
           (SELECT ifnull(',' || group_concat(grp) || ',', '') FROM (
                SELECT DISTINCT grp FROM figure WHERE incident_id = incident.id AND grp <> 'all')) AS groups,
           (SELECT count(DISTINCT report_id) FROM member JOIN account ON account.id = account_id
                WHERE incident_id = incident.id) AS reports,
           (SELECT count(*) FROM discrepancy WHERE incident_id = incident.id) AS contradictions,
           provisional, review_state AS review
    FROM incident
    LEFT JOIN figure AS killed
        ON killed.incident_id = incident.id AND killed.measure = 'killed' AND killed.grp = 'all'
    LEFT JOIN figure AS wounded
        ON wounded.incident_id = incident.id AND wounded.measure = 'wounded' AND wounded.grp = 'all';

CREATE TRIGGER incident_is_reviewed AFTER UPDATE OF review_state ON incident BEGIN
    UPDATE listing SET review = new.review_state WHERE incident_id = new.id;
END;

INSERT INTO searched (report_id) SELECT id FROM report ORDER BY rowid;
INSERT INTO report_words (rowid, title, text)
    SELECT number, title, text FROM searched JOIN report ON report.id = report_id;
INSERT INTO listing SELECT NULL, * FROM listed;
INSERT OR IGNORE INTO listed_report
    SELECT searched.number, listing.number FROM listing JOIN member USING (incident_id)
    JOIN account ON account.id = account_id JOIN searched USING (report_id);
