-- What was let pass at a closing, and why. A waiver is of one thing that a check found in one period, and of the gap as
-- it was then: a wider one wants a new word. The closing takes a copy into its frozen data.
CREATE TABLE period_waiver (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  period_id   INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  check_key   TEXT NOT NULL,                                       -- reports/figures/checks.rs: submissions.missing, …
  subject_key TEXT NOT NULL,                                       -- organization:5, task:12, people:3-9; all: the check as a whole
  found       INTEGER NOT NULL,                                    -- the figures that were let pass
  expected    INTEGER NOT NULL,
  reason      TEXT NOT NULL CHECK (reason <> ''),
  waived_by   TEXT NOT NULL,
  waived_on   TEXT NOT NULL,
  UNIQUE (period_id, check_key, subject_key)
) STRICT;
