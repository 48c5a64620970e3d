-- Letters that urge, and the days on which nobody works.

-- Days off in the week, and Saturdays or Sundays that are worked in their place.
CREATE TABLE holiday (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  day_on  TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL CHECK (kind IN ('off', 'working')),
  name    TEXT NOT NULL
) STRICT;

-- The register of letters. A number is given once a year and symbol, also of a letter that was withdrawn.
CREATE TABLE reminder (
  id               INTEGER PRIMARY KEY,
  uid              TEXT NOT NULL UNIQUE,
  version          INTEGER NOT NULL DEFAULT 1,
  agency_id        INTEGER NOT NULL REFERENCES agency (id),             -- who is urged: of an agency that has ended, who took over
  agency_name      TEXT NOT NULL,                                       -- as the letter calls it
  year             INTEGER NOT NULL,
  number           INTEGER NOT NULL CHECK (number > 0),
  symbol           TEXT NOT NULL,
  issued_on        TEXT NOT NULL,
  as_of_on         TEXT NOT NULL,                                       -- the day whose states it tells
  due_on           TEXT,                                                -- an answer is asked until
  file_name        TEXT NOT NULL,
  letter           TEXT NOT NULL CHECK (json_valid(letter)),            -- its words as they went out
  answered_on      TEXT,
  answer_document  TEXT,
  answer           TEXT,
  withdrawn_on     TEXT,
  withdrawn_reason TEXT,
  search_fold      TEXT NOT NULL,
  UNIQUE (year, symbol, number),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

CREATE INDEX reminder_of ON reminder (agency_id, issued_on);

-- The tasks of a letter as they stood that day.
CREATE TABLE reminder_task (
  id              INTEGER PRIMARY KEY,
  version         INTEGER NOT NULL DEFAULT 1,
  reminder_id     INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  task_id         INTEGER REFERENCES task (id) ON DELETE SET NULL,      -- gone when the task was deleted since
  plan_id         INTEGER REFERENCES plan (id) ON DELETE SET NULL,
  plan_number     TEXT NOT NULL,
  code            TEXT NOT NULL,
  content         TEXT NOT NULL,
  due_on          TEXT NOT NULL,
  days_left       INTEGER NOT NULL,                                     -- below 0: days late
  label           TEXT NOT NULL,                                        -- its state then
  extension_count INTEGER NOT NULL
) STRICT;

CREATE INDEX reminder_task_of ON reminder_task (task_id);
CREATE INDEX reminder_task_in ON reminder_task (reminder_id);

-- The file of a letter, written once: whoever asks for it again gets the same bytes.
CREATE TABLE reminder_file (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  reminder_id INTEGER NOT NULL UNIQUE REFERENCES reminder (id) ON DELETE CASCADE,
  bytes       BLOB NOT NULL
) STRICT;
