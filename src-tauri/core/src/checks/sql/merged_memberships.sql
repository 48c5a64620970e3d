SELECT m.id FROM merged_membership m WHERE EXISTS (SELECT 1 FROM membership n WHERE n.id = m.id)
