SELECT p.*, coalesce(last.number, 0) AS closing_count,
       CASE WHEN last.reopened_at IS NULL THEN last.closed_at END AS closed_at,
       CASE WHEN last.reopened_at IS NULL THEN last.closed_by END AS closed_by,
       last.reason AS closing_reason, last.reopened_at, last.reopened_by, last.reopen_reason,
       (SELECT count(*) FROM submission s WHERE s.period_id = p.id) AS submission_count
  FROM period p
  LEFT JOIN period_closing last ON last.period_id = p.id
        AND last.number = (SELECT max(c.number) FROM period_closing c WHERE c.period_id = p.id)
 ORDER BY p.cutoff_on DESC, p.starts_on DESC, p.id
