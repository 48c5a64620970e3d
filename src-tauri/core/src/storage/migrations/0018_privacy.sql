-- Who looked at or took out personal data (Luật 91/2025/QH15). Not part of the history: looking is no act, is not taken
-- back, and stands also when whoever looks may change nothing. Lines are added and never changed, but for the names that
-- an erasure strikes out. A person's name is never in it: it is told by the number.
CREATE TABLE IF NOT EXISTS history_now (id INTEGER PRIMARY KEY CHECK (id = 1), entry_id INTEGER NOT NULL) STRICT;

CREATE TABLE access_log (
  id             INTEGER PRIMARY KEY,
  happened_at    TEXT NOT NULL,
  day_on         TEXT NOT NULL CHECK (day_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),  -- in Vietnam
  actor          TEXT NOT NULL,
  kind           TEXT NOT NULL CHECK (kind <> ''),              -- privacy/access/types.rs
  person_id      INTEGER,                                       -- of one person; a record may be merged or taken back, the line stays
  what           TEXT,                                          -- which list, whose roster, which report
  file_name      TEXT,
  person_count   INTEGER CHECK (person_count >= 0),
  with_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (with_sensitive IN (0, 1)),
  purpose        TEXT
) STRICT;
-- One line a person, actor and day for looking.
CREATE UNIQUE INDEX access_log_opened ON access_log (person_id, day_on, actor) WHERE kind = 'open_person';
CREATE INDEX access_log_person ON access_log (person_id) WHERE person_id IS NOT NULL;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log BEGIN SELECT raise(ABORT, 'a line of the access log is never deleted'); END;
CREATE TRIGGER access_log_frozen BEFORE UPDATE OF id, happened_at, day_on, actor, kind, person_id, person_count, with_sensitive
  ON access_log BEGIN SELECT raise(ABORT, 'a line of the access log is never changed'); END;
CREATE TRIGGER access_log_struck BEFORE UPDATE ON access_log
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

-- Records whose personal data was erased: they stay without a name, so that past figures stay what they were.
CREATE TABLE erased_person (
  id         INTEGER PRIMARY KEY REFERENCES person (id),
  version    INTEGER NOT NULL DEFAULT 1,
  erased_on  TEXT NOT NULL CHECK (erased_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason     TEXT NOT NULL CHECK (reason <> ''),
  doc_number TEXT                                               -- the paper by which it was asked for
) STRICT;

-- Why, and by which right, the data of a list is kept.
CREATE TABLE data_source (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  batch_id         INTEGER UNIQUE REFERENCES import_batch (id) ON DELETE CASCADE,
  roster_id        INTEGER UNIQUE REFERENCES roster (id) ON DELETE CASCADE,
  purpose          TEXT,
  basis            TEXT CHECK (basis IN ('consent', 'charter', 'contract', 'other')),
  vouched_by       TEXT,                                        -- who says so: the association, by whom
  doc_number       TEXT,
  doc_on           TEXT CHECK (doc_on IS NULL OR doc_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK ((batch_id IS NOT NULL) + (roster_id IS NOT NULL) = 1)
) STRICT;

-- What people ask of their own data.
CREATE TABLE data_request (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  person_id   INTEGER NOT NULL REFERENCES person (id),
  kind        TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'withdrawal')),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on      TEXT CHECK (due_on IS NULL OR due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  done_on     TEXT CHECK (done_on IS NULL OR done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  doc_number  TEXT,
  note        TEXT
) STRICT;
CREATE INDEX data_request_of ON data_request (person_id);
