SELECT id FROM membership
 WHERE admitted_on IS NOT NULL
   AND starts_on <> admitted_on || CASE length(admitted_on) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END
