SELECT c.id FROM period_closing c WHERE NOT EXISTS (SELECT 1 FROM period_file f WHERE f.closing_id = c.id AND f.edition = 'sent')
