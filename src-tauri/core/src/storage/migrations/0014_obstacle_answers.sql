-- What becomes of an obstacle, each step a row with its day, so that a past day stays as it was: the proposal goes out,
-- is answered (more than once, perhaps), has an effect; the obstacle is settled, opened again, settled anew.
ALTER TABLE obstacle ADD COLUMN proposal_sent_on TEXT;             -- when the proposal went to its addressee
ALTER TABLE obstacle ADD COLUMN proposal_document TEXT;            -- the letter that took it there

CREATE TABLE obstacle_answer (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  obstacle_id INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  answered_on TEXT NOT NULL,
  answered_by TEXT,                                                -- who, when it is not the addressee
  answer      TEXT NOT NULL,
  document    TEXT                                                 -- number of the paper, where it is kept
) STRICT;
CREATE INDEX obstacle_answer_of ON obstacle_answer (obstacle_id, answered_on);

CREATE TABLE obstacle_effect (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  obstacle_id INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  noted_on    TEXT NOT NULL,
  effect      TEXT NOT NULL                                        -- what came of it so far
) STRICT;
CREATE INDEX obstacle_effect_of ON obstacle_effect (obstacle_id, noted_on);

CREATE TABLE obstacle_closing (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  obstacle_id   INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  closed_on     TEXT NOT NULL,                                     -- settled from this day on
  effect        TEXT,                                              -- what came of it in the end
  reopened_on   TEXT CHECK (reopened_on >= closed_on),             -- open again from this day on
  reopen_reason TEXT,
  CHECK ((reopened_on IS NULL) = (reopen_reason IS NULL))
) STRICT;
CREATE INDEX obstacle_closing_of ON obstacle_closing (obstacle_id, closed_on);

-- Until now an obstacle had one answer and one closing, in its own row. They become rows of the same number.
INSERT INTO obstacle_answer (id, obstacle_id, answered_on, answer, document)
SELECT id, id, answered_on, coalesce(answer, ''), answer_document FROM obstacle WHERE answered_on IS NOT NULL;
INSERT INTO obstacle_closing (id, obstacle_id, closed_on, effect)
SELECT id, id, closed_on, effect FROM obstacle WHERE closed_on IS NOT NULL;

-- The history says so too: the act that answered added the row, one that put another answer in its place changed it,
-- one that took it away or deleted the obstacle took it away. So each of those acts still shows what it did and can
-- still be taken back. (`was` is the obstacle before a line, `become` after it.)
WITH line AS (
  SELECT h.id, h.entry_id, h.row_id, h.before AS was,
         CASE WHEN h.op <> 'delete' THEN coalesce(
           (SELECT n.before FROM history_row n
             WHERE n.table_name = 'obstacle' AND n.row_id = h.row_id AND n.id > h.id ORDER BY n.id LIMIT 1),
           (SELECT json_object('answer', o.answer, 'answered_on', o.answered_on, 'answer_document', o.answer_document)
              FROM obstacle o WHERE o.id = h.row_id)) END AS become
    FROM history_row h WHERE h.table_name = 'obstacle'
)
INSERT INTO history_row (entry_id, table_name, row_id, op, before)
SELECT entry_id, 'obstacle_answer', row_id,
       CASE WHEN was ->> '$.answered_on' IS NULL THEN 'insert' WHEN become ->> '$.answered_on' IS NULL THEN 'delete' ELSE 'update' END,
       CASE WHEN was ->> '$.answered_on' IS NOT NULL THEN json_object(
         'id', row_id, 'version', 1, 'obstacle_id', row_id, 'answered_on', was ->> '$.answered_on', 'answered_by', NULL,
         'answer', coalesce(was ->> '$.answer', ''), 'document', was ->> '$.answer_document') END
  FROM line
 WHERE (was ->> '$.answered_on' IS NOT NULL OR become ->> '$.answered_on' IS NOT NULL)
   AND (was ->> '$.answered_on' IS NOT become ->> '$.answered_on' OR was ->> '$.answer' IS NOT become ->> '$.answer'
        OR was ->> '$.answer_document' IS NOT become ->> '$.answer_document')
 ORDER BY id;

WITH line AS (
  SELECT h.id, h.entry_id, h.row_id, h.before AS was,
         CASE WHEN h.op <> 'delete' THEN coalesce(
           (SELECT n.before FROM history_row n
             WHERE n.table_name = 'obstacle' AND n.row_id = h.row_id AND n.id > h.id ORDER BY n.id LIMIT 1),
           (SELECT json_object('closed_on', o.closed_on, 'effect', o.effect) FROM obstacle o WHERE o.id = h.row_id)) END AS become
    FROM history_row h WHERE h.table_name = 'obstacle'
)
INSERT INTO history_row (entry_id, table_name, row_id, op, before)
SELECT entry_id, 'obstacle_closing', row_id,
       CASE WHEN was ->> '$.closed_on' IS NULL THEN 'insert' WHEN become ->> '$.closed_on' IS NULL THEN 'delete' ELSE 'update' END,
       CASE WHEN was ->> '$.closed_on' IS NOT NULL THEN json_object(
         'id', row_id, 'version', 1, 'obstacle_id', row_id, 'closed_on', was ->> '$.closed_on', 'effect', was ->> '$.effect',
         'reopened_on', NULL, 'reopen_reason', NULL) END
  FROM line
 WHERE (was ->> '$.closed_on' IS NOT NULL OR become ->> '$.closed_on' IS NOT NULL)
   AND (was ->> '$.closed_on' IS NOT become ->> '$.closed_on' OR was ->> '$.effect' IS NOT become ->> '$.effect')
 ORDER BY id;

UPDATE history_row SET before = json_remove(before, '$.answer', '$.answered_on', '$.answer_document', '$.effect', '$.closed_on')
 WHERE table_name = 'obstacle' AND before IS NOT NULL;
ALTER TABLE obstacle DROP COLUMN answer;
ALTER TABLE obstacle DROP COLUMN answered_on;
ALTER TABLE obstacle DROP COLUMN answer_document;
ALTER TABLE obstacle DROP COLUMN effect;
ALTER TABLE obstacle DROP COLUMN closed_on;
