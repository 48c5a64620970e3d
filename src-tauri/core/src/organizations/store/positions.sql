SELECT s.*, coalesce(h.full_name, s.holder_name) AS name,
       coalesce(s.from_on, '') <= ?2 AND (s.to_on IS NULL OR s.to_on > ?2) AS is_current
  FROM organization_position s LEFT JOIN person h ON h.id = s.person_id
 WHERE s.organization_id = ?1
 ORDER BY is_current DESC,
       CASE s.role WHEN 'president' THEN 1 WHEN 'vice_president' THEN 2 WHEN 'secretary_general' THEN 3
                   WHEN 'chief_of_office' THEN 4 WHEN 'head_of_inspection' THEN 5 WHEN 'member' THEN 6
                   WHEN 'focal_point' THEN 7 ELSE 8 END,
       s.from_on DESC, s.id
