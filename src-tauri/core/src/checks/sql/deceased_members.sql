SELECT m.id FROM membership m JOIN person p ON p.id = m.person_id WHERE p.deceased_on IS NOT NULL AND m.ended_on IS NULL
