SELECT DISTINCT b.id FROM person a JOIN person b ON a.national_id = b.national_id AND b.id > a.id
 WHERE a.national_id IS NOT NULL
