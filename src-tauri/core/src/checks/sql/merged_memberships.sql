SELECT m.id FROM merged_membership m
 WHERE EXISTS (SELECT 1 FROM membership n WHERE n.id = m.id)
    OR NOT EXISTS (SELECT 1 FROM membership n WHERE n.id = m.kept_id)
   AND NOT EXISTS (SELECT 1 FROM merged_membership n WHERE n.id = m.kept_id)
