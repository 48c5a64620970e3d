-- The register as it was known on a day. ?1 day, ?2 plan (or NULL), ?3 task (or NULL).
SELECT r.id, r.version, r.agency_id, r.agency_name, a.sort_key AS agency_key, r.year, r.number, r.symbol,
       printf('%02d/%s', r.number, r.symbol) AS number_text, r.issued_on, r.as_of_on, r.due_on, r.file_name, r.search_fold,
       (SELECT count(*) FROM reminder_task t WHERE t.reminder_id = r.id) AS task_count,
       (SELECT count(*) FROM reminder_task t WHERE t.reminder_id = r.id AND t.days_left < 0) AS overdue_count,
       CASE WHEN r.withdrawn_on <= ?1 THEN 'withdrawn' WHEN r.answered_on <= ?1 THEN 'answered'
            WHEN r.due_on < ?1 THEN 'overdue' ELSE 'waiting' END AS status,
       CASE WHEN coalesce(r.withdrawn_on, r.answered_on) <= ?1 THEN NULL
            WHEN r.due_on < ?1 THEN CAST(julianday(?1) - julianday(r.due_on) AS INTEGER) END AS days_late,
       iif(r.answered_on <= ?1, r.answered_on, NULL) AS answered_on,
       iif(r.answered_on <= ?1, r.answer_document, NULL) AS answer_document,
       iif(r.answered_on <= ?1, r.answer, NULL) AS answer,
       iif(r.withdrawn_on <= ?1, r.withdrawn_on, NULL) AS withdrawn_on,
       iif(r.withdrawn_on <= ?1, r.withdrawn_reason, NULL) AS withdrawn_reason
  FROM reminder r
  JOIN agency a ON a.id = r.agency_id
 WHERE r.issued_on <= ?1
   AND (?2 IS NULL OR EXISTS (SELECT 1 FROM reminder_task t WHERE t.reminder_id = r.id AND t.plan_id = ?2))
   AND (?3 IS NULL OR EXISTS (SELECT 1 FROM reminder_task t WHERE t.reminder_id = r.id AND t.task_id = ?3))
