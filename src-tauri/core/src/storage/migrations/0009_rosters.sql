-- The lists that go to the associations to be looked through, and which import brought one back.
CREATE TABLE roster (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,                            -- stands in the file: by it the list is known again
  version         INTEGER NOT NULL DEFAULT 1,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  period_id       INTEGER REFERENCES period (id) ON DELETE SET NULL, -- the report it is asked for
  sent_on         TEXT NOT NULL,
  due_on          TEXT,                                            -- asked back until
  file_name       TEXT NOT NULL,
  member_count    INTEGER NOT NULL,
  history_row_id  INTEGER NOT NULL                                 -- the last line of the history when it was made: what it said can be told from it
) STRICT;

CREATE INDEX roster_of ON roster (organization_id, period_id);

ALTER TABLE import_batch ADD COLUMN roster_id INTEGER REFERENCES roster (id);
