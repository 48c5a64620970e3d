SELECT p.id FROM period p
 WHERE (p.status = 'closed') <> EXISTS (SELECT 1 FROM period_closing c WHERE c.period_id = p.id AND c.reopened_at IS NULL)
