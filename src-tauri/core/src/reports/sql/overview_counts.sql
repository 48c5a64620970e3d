SELECT
  (SELECT count(*) FROM obstacle o WHERE raised_on <= :day
      AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= :day AND (c.reopened_on IS NULL OR c.reopened_on > :day))),
  (SELECT count(*) FROM obstacle o WHERE raised_on <= :day
      AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= :day AND (c.reopened_on IS NULL OR c.reopened_on > :day))
      -- Nobody has answered since it was raised, or opened again.
      AND NOT EXISTS (SELECT 1 FROM obstacle_answer w WHERE w.obstacle_id = o.id AND w.answered_on <= :day
          AND w.answered_on >= coalesce((SELECT max(c.reopened_on) FROM obstacle_closing c
                                          WHERE c.obstacle_id = o.id AND c.reopened_on <= :day), ''))),
  (SELECT count(*) FROM organization o
    WHERE o.kind <> 'branch' AND coalesce(o.joined_on, '') <= :day
      AND (o.ended_on > :day OR o.ended_on IS NULL AND o.status <> 'dissolved')
      AND (SELECT coalesce(t.next_congress_on, t.ends_on) FROM organization_term t
            WHERE t.organization_id = o.id AND t.starts_on <= :day ORDER BY t.starts_on DESC LIMIT 1) <= :soon),
  (SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM person WHERE national_id IS NOT NULL GROUP BY national_id HAVING n > 1)),
  (SELECT count(*) FROM period p JOIN organization o ON o.kind <> 'branch'
          AND coalesce(o.joined_on, '') <= p.cutoff_on
          AND (o.ended_on > p.cutoff_on OR o.ended_on IS NULL AND o.status <> 'dissolved')
    WHERE p.id = :period_id
      AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.period_id = p.id AND s.organization_id = o.id))
