-- The obstacles as they were known on a day. ?1 day, ?2 first day of the period (or NULL), ?3 plan (or NULL), ?4 task (or NULL).
SELECT o.id, o.version, o.plan_id, p.doc_number AS plan_number, o.task_id, t.code AS task_code, t.content AS task_content,
       o.agency_id, a.name AS agency_name, a.sort_key AS agency_key, o.raised_on, o.content, o.proposal, o.addressee,
       CASE WHEN o.closed_on <= ?1 THEN 'closed' WHEN o.answered_on <= ?1 THEN 'answered' ELSE 'open' END AS status,
       iif(o.answered_on <= ?1, o.answer, NULL) AS answer,
       iif(o.answered_on <= ?1, o.answered_on, NULL) AS answered_on,
       iif(o.answered_on <= ?1, o.answer_document, NULL) AS answer_document,
       iif(o.closed_on <= ?1, o.effect, NULL) AS effect,
       iif(o.closed_on <= ?1, o.closed_on, NULL) AS closed_on,
       coalesce(o.raised_on < ?2, 0) AND (o.closed_on IS NULL OR o.closed_on >= ?2) AS carried_over,
       CAST(julianday(iif(o.closed_on <= ?1, o.closed_on, ?1)) - julianday(o.raised_on) AS INTEGER) AS age_days,
       o.search_fold || ' ' || coalesce(a.search_fold, '') AS search_fold
  FROM obstacle o
  LEFT JOIN plan p ON p.id = o.plan_id
  LEFT JOIN task t ON t.id = o.task_id
  LEFT JOIN agency a ON a.id = o.agency_id
 WHERE o.raised_on <= ?1 AND (?3 IS NULL OR o.plan_id = ?3) AND (?4 IS NULL OR o.task_id = ?4)
