SELECT m.id FROM merged_person m
 WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = m.id)
    OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = m.into_id)
   AND NOT EXISTS (SELECT 1 FROM merged_person n WHERE n.id = m.into_id)
