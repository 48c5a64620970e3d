-- The word index follows once an act is done (people/store/words.rs), no longer row by row: as every statement with
-- triggers is a savepoint, and a savepoint makes FTS5 write out what it gathered, a list of 15,500 rows cost 15,500
-- small merges.
DROP TRIGGER person_search_insert;
DROP TRIGGER person_search_delete;
DROP TRIGGER person_search_update;
