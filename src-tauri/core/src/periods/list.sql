SELECT p.*,
       (SELECT count(*) FROM period_closing c WHERE c.period_id = p.id) AS closing_count,
       (SELECT c.closed_at FROM period_closing c WHERE c.period_id = p.id AND c.reopened_at IS NULL ORDER BY c.number DESC LIMIT 1) AS closed_at,
       (SELECT c.closed_by FROM period_closing c WHERE c.period_id = p.id AND c.reopened_at IS NULL ORDER BY c.number DESC LIMIT 1) AS closed_by,
       (SELECT count(*) FROM submission s WHERE s.period_id = p.id) AS submission_count
  FROM period p
 ORDER BY p.cutoff_on DESC, p.starts_on DESC, p.id
