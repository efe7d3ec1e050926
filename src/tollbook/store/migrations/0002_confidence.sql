-- How sure a claim is: the probability, from 0 to 1, that a careful coder would agree; null where it was not weighed.
ALTER TABLE claim ADD COLUMN confidence REAL;
