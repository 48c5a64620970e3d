SELECT kind, count(*)
  FROM organization
 WHERE kind <> 'branch' AND coalesce(joined_on, '') <= ?1
   AND (ended_on > ?1 OR ended_on IS NULL AND status <> 'dissolved')
 GROUP BY kind
 ORDER BY CASE kind WHEN 'member_association' THEN 0 WHEN 'affiliated_unit' THEN 1 WHEN 'collective_member' THEN 2 ELSE 3 END
