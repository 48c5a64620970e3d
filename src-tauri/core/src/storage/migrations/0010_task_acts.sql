-- What happens to a task beside reports and extensions.

-- Of a recurring task: the first day of the occurrence that a report or an extension is about. NULL: the task does not
-- recur, or the row is of a book of an earlier form; then the occurrence is inferred as it was there.
ALTER TABLE task_progress ADD COLUMN occurrence_starts_on TEXT
  CHECK (occurrence_starts_on IS NULL OR occurrence_starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE task_extension ADD COLUMN occurrence_starts_on TEXT
  CHECK (occurrence_starts_on IS NULL OR occurrence_starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

-- Acts in words: confirmed, sent back for evidence, directed, suspended, taken up again. What an act does to the
-- progress stands in reports that it writes (task_progress.note_id); a directive writes none.
CREATE TABLE task_note (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  task_id    INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('confirm', 'return', 'directive', 'suspend', 'resume')),
  noted_on   TEXT NOT NULL CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  content    TEXT,                                                 -- the reason, what is asked for, what was directed
  doc_number TEXT,                                                 -- the paper that says so
  issued_by  TEXT,                                                 -- who directed or decided it
  until_on   TEXT,                                                 -- what is asked for is wanted by this day; a rest lasts until about then
  CHECK (kind = 'confirm' OR coalesce(content, '') <> '')
) STRICT;
CREATE INDEX task_note_of ON task_note (task_id, noted_on);

ALTER TABLE task_progress ADD COLUMN note_id INTEGER REFERENCES task_note (id) ON DELETE CASCADE;
CREATE INDEX task_progress_by_note ON task_progress (note_id) WHERE note_id IS NOT NULL;

-- Giao lại: who led before and since. task.lead_agency_id is what the last one says.
CREATE TABLE task_assignment (
  id                INTEGER PRIMARY KEY,
  version           INTEGER NOT NULL DEFAULT 1,
  task_id           INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  assigned_on       TEXT NOT NULL CHECK (assigned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  from_agency_id    INTEGER REFERENCES agency (id),
  from_as_written   TEXT,
  to_agency_id      INTEGER NOT NULL REFERENCES agency (id),
  to_as_written     TEXT,
  to_coordinated    INTEGER NOT NULL DEFAULT 0 CHECK (to_coordinated IN (0, 1)),   -- the new lead coordinated until then
  to_coordinated_as TEXT,                                                          -- its name as the plan wrote it there
  from_coordinates  INTEGER NOT NULL DEFAULT 0 CHECK (from_coordinates IN (0, 1)), -- the former lead coordinates since
  reason            TEXT NOT NULL CHECK (reason <> ''),
  doc_number        TEXT
) STRICT;
CREATE INDEX task_assignment_of ON task_assignment (task_id, assigned_on);

-- The deadline that a task without one was given; extensions move it on.
CREATE TABLE task_deadline (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  task_id    INTEGER NOT NULL UNIQUE REFERENCES task (id) ON DELETE CASCADE,
  set_on     TEXT NOT NULL CHECK (set_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on     TEXT NOT NULL CHECK (due_on >= set_on),
  reason     TEXT,
  doc_number TEXT,
  CHECK (coalesce(reason, '') <> '' OR coalesce(doc_number, '') <> '')
) STRICT;
