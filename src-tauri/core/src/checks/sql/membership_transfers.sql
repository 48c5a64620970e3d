SELECT m.id FROM membership m JOIN membership n ON n.id = m.transferred_to_id WHERE n.person_id <> m.person_id
