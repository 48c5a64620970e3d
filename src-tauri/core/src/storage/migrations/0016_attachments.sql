-- Files kept inside the book: the scan of a paper, a picture, a list. Of each content the bytes once, whatever it is
-- attached to and however often; never changed. The history does not watch the bytes: its lines hold the content's
-- sum (attachment.sha256), so that taking a file away and back does not copy it.
CREATE TABLE IF NOT EXISTS history_now (id INTEGER PRIMARY KEY CHECK (id = 1), entry_id INTEGER NOT NULL) STRICT;

CREATE TABLE attachment_content (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;
CREATE TRIGGER attachment_content_frozen BEFORE UPDATE ON attachment_content BEGIN
  SELECT raise(ABORT, 'the content of a file is never changed');
END;
CREATE TRIGGER attachment_content_added BEFORE INSERT ON attachment_content
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;
CREATE TRIGGER attachment_content_cleared BEFORE DELETE ON attachment_content
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

-- What a file is attached to: a plan, a task (its report or evidence, when it belongs to one), an obstacle (its answer).
CREATE TABLE attachment (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  plan_id     INTEGER REFERENCES plan (id) ON DELETE CASCADE,
  task_id     INTEGER REFERENCES task (id) ON DELETE CASCADE,
  progress_id INTEGER REFERENCES task_progress (id) ON DELETE SET NULL,   -- then it stays with the task
  evidence_id INTEGER REFERENCES evidence (id) ON DELETE SET NULL,
  obstacle_id INTEGER REFERENCES obstacle (id) ON DELETE CASCADE,
  answer_id   INTEGER REFERENCES obstacle_answer (id) ON DELETE SET NULL, -- then it stays with the obstacle
  file_name   TEXT NOT NULL CHECK (file_name <> ''),                      -- as the office calls it; made safe when saved out
  note        TEXT,                                                       -- words about it
  attached_on TEXT NOT NULL CHECK (attached_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  byte_count  INTEGER NOT NULL CHECK (byte_count > 0),
  sha256      TEXT NOT NULL REFERENCES attachment_content (sha256),
  CHECK ((plan_id IS NOT NULL) + (task_id IS NOT NULL) + (obstacle_id IS NOT NULL) = 1),
  CHECK (task_id IS NOT NULL OR (progress_id IS NULL AND evidence_id IS NULL)),
  CHECK (progress_id IS NULL OR evidence_id IS NULL),
  CHECK (obstacle_id IS NOT NULL OR answer_id IS NULL)
) STRICT;
CREATE INDEX attachment_of_plan ON attachment (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX attachment_of_task ON attachment (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX attachment_of_report ON attachment (progress_id) WHERE progress_id IS NOT NULL;
CREATE INDEX attachment_of_evidence ON attachment (evidence_id) WHERE evidence_id IS NOT NULL;
CREATE INDEX attachment_of_obstacle ON attachment (obstacle_id) WHERE obstacle_id IS NOT NULL;
CREATE INDEX attachment_of_answer ON attachment (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX attachment_by_content ON attachment (sha256);

-- "Không thực hiện" is an act of its own, with its reason and paper: of a task as a whole, or of one occurrence. (The table is made anew: a CHECK is not altered.
-- Reports let go of their notes meanwhile, for dropping the notes would take them along.)
CREATE TABLE task_note_anew (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  task_id    INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('confirm', 'return', 'directive', 'suspend', 'resume', 'abandon', 'abandon_occurrence')),
  noted_on   TEXT NOT NULL CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  content    TEXT,                                                 -- the reason, what is asked for, what was directed
  doc_number TEXT,                                                 -- the paper that says so
  issued_by  TEXT,                                                 -- who directed or decided it
  until_on   TEXT,                                                 -- what is asked for is wanted by this day; a rest lasts until about then
  CHECK (kind = 'confirm' OR coalesce(content, '') <> '')
) STRICT;
INSERT INTO task_note_anew SELECT id, version, task_id, kind, noted_on, content, doc_number, issued_by, until_on FROM task_note;
CREATE TABLE note_of_report (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL) STRICT;
INSERT INTO note_of_report SELECT id, note_id FROM task_progress WHERE note_id IS NOT NULL;
UPDATE task_progress SET note_id = NULL WHERE note_id IS NOT NULL;
DROP TABLE task_note;
ALTER TABLE task_note_anew RENAME TO task_note;
UPDATE task_progress SET note_id = (SELECT n.note_id FROM note_of_report n WHERE n.id = task_progress.id)
 WHERE id IN (SELECT id FROM note_of_report);
DROP TABLE note_of_report;
CREATE INDEX task_note_of ON task_note (task_id, noted_on);
