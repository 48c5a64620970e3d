-- Obstacles open at the cut-off, and those that were answered or settled in the period; as they were known at the cut-off.
SELECT o.id, o.raised_on, o.content, o.proposal, o.addressee, o.answer, o.answered_on, o.answer_document, o.effect, o.closed_on,
       a.name AS raised_by,
       CASE WHEN t.id IS NULL THEN coalesce('Kế hoạch số ' || p.doc_number, '') ELSE t.code || '. ' || t.content END AS task
  FROM obstacle o
  LEFT JOIN agency a ON a.id = o.agency_id
  LEFT JOIN task t ON t.id = o.task_id
  LEFT JOIN plan p ON p.id = o.plan_id
 WHERE o.raised_on <= :cutoff_on
   AND (o.closed_on IS NULL OR o.closed_on >= :starts_on)
 ORDER BY o.raised_on, o.id
