SELECT c.id, p.label, p.cutoff_on, p.code
  FROM period_closing c JOIN period p ON p.id = c.period_id
 WHERE c.reopened_at IS NULL AND p.cutoff_on < :starts_on
   AND (date(p.cutoff_on, '+1 day') = :starts_on OR p.kind = :kind)
 ORDER BY p.cutoff_on DESC, p.kind = :kind DESC, c.number DESC
 LIMIT 1
