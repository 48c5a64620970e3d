SELECT kind, count(*)
  FROM organization
 WHERE kind <> 'branch' AND status <> 'dissolved'
   AND coalesce(joined_on, '') <= ?1 AND (ended_on IS NULL OR ended_on > ?1)
 GROUP BY kind
 ORDER BY CASE kind WHEN 'member_association' THEN 0 WHEN 'affiliated_unit' THEN 1 WHEN 'collective_member' THEN 2 ELSE 3 END
