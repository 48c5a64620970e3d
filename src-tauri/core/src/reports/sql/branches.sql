-- The branches that organizations.sql counts, one by one.
SELECT b.parent_id, b.name
  FROM organization b
 WHERE b.kind = 'branch' AND b.parent_id IS NOT NULL
   AND coalesce(b.joined_on, '') <= ?1
   AND (b.ended_on > ?1 OR b.ended_on IS NULL AND b.status <> 'dissolved')
 ORDER BY b.parent_id, b.sort_key, b.id
