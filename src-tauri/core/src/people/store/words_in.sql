-- The last lines by their number, not all lines of people by the index: hence the +.
INSERT INTO person_search (rowid, name_fold, search_fold)
SELECT p.id, p.name_fold, p.search_fold
  FROM person p
 WHERE p.id IN (SELECT h.row_id FROM history_row h WHERE h.id > ?1 AND +h.table_name = 'person')
