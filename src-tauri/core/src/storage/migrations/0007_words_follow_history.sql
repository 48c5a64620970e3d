-- How far the word index of people has followed the history: after a long list it comes up to date when the office
-- rests, or before the next search (people/store/words.rs). Until this form each act indexed its own people.
CREATE TABLE history_indexed (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  row_id INTEGER NOT NULL                        -- the last line of history_row that the index knows
) STRICT;
INSERT INTO history_indexed (id, row_id) SELECT 1, coalesce(max(id), 0) FROM history_row;
