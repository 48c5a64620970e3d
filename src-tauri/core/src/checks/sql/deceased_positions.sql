SELECT s.id FROM organization_position s JOIN person p ON p.id = s.person_id
 WHERE p.deceased_on IS NOT NULL
   AND (s.to_on IS NULL
        OR s.to_on > coalesce(s.from_on, '') AND s.to_on > p.deceased_on || CASE length(p.deceased_on) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END)
