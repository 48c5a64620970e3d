-- The last lines by their number, not all lines of people by the index: hence the +.
INSERT INTO person_search (person_search, rowid, name_fold, search_fold)
SELECT 'delete', h.row_id, h.before ->> '$.name_fold', h.before ->> '$.search_fold'
  FROM history_row h
 WHERE h.id > ?1 AND +h.table_name = 'person' AND h.op <> 'insert'
   AND NOT EXISTS (SELECT 1 FROM history_row f
                    WHERE f.table_name = 'person' AND f.row_id = h.row_id AND f.id > ?1 AND f.id < h.id)
