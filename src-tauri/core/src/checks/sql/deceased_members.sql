SELECT m.id FROM membership m JOIN person p ON p.id = m.person_id
 WHERE p.deceased_on IS NOT NULL
   AND (m.ended_on IS NULL
        OR m.ended_on > m.starts_on AND m.ended_on > p.deceased_on || CASE length(p.deceased_on) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END)
