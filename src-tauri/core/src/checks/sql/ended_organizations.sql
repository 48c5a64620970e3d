SELECT m.id FROM membership m JOIN organization o ON o.id = m.organization_id
 WHERE o.status = 'dissolved' AND m.ended_on IS NULL
