-- What a report prints of each task besides its line of the checklist. How a task stands is the checklist's alone.
SELECT t.id, p.issued_on AS plan_issued_on,
       'Kế hoạch số ' || p.doc_number || coalesce(' của ' || p.issuer, '') || coalesce(': ' || nullif(p.subject, ''), '') AS plan,
       CASE WHEN g.id IS NULL THEN '' ELSE g.code || '. ' || g.name END AS task_group,
       (SELECT group_concat(result_text, char(10)) FROM (
          SELECT DISTINCT coalesce(nullif(result_text, ''), figure_text(quantity, quantity_unit)) AS result_text FROM task_progress r
           WHERE r.task_id = t.id AND (r.result_text <> '' OR r.quantity IS NOT NULL) AND r.reported_on BETWEEN :starts_on AND :cutoff_on ORDER BY r.reported_on, r.id)) AS result,
       (SELECT group_concat(text, '; ') FROM (
          SELECT v.doc_number || iif(v.issued_on IS NULL, '', ' ngày ' || strftime('%d/%m/%Y', v.issued_on)) AS text
            FROM evidence v LEFT JOIN task_progress r ON r.id = v.progress_id
           WHERE v.task_id = t.id AND coalesce(r.reported_on, v.issued_on) BETWEEN :starts_on AND :cutoff_on ORDER BY v.issued_on, v.id)) AS papers,
       (SELECT json_group_array(file_name) FROM (
          SELECT x.file_name FROM attachment x LEFT JOIN task_progress r ON r.id = x.progress_id
            LEFT JOIN evidence v ON v.id = x.evidence_id LEFT JOIN task_progress q ON q.id = v.progress_id
           WHERE x.task_id = t.id AND coalesce(r.reported_on, q.reported_on, v.issued_on) BETWEEN :starts_on AND :cutoff_on ORDER BY x.id)) AS files,
       (SELECT r.note FROM task_progress r WHERE r.task_id = t.id AND r.note_id IS NULL AND r.reported_on <= :cutoff_on ORDER BY r.reported_on DESC, r.id DESC LIMIT 1) AS last_note,
       (SELECT group_concat(o.content, char(10)) FROM obstacle o WHERE o.task_id = t.id AND o.raised_on <= :cutoff_on
           AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= :cutoff_on AND (c.reopened_on IS NULL OR c.reopened_on > :cutoff_on))) AS obstacles,
       (SELECT group_concat(o.proposal, char(10)) FROM obstacle o WHERE o.task_id = t.id AND o.raised_on <= :cutoff_on
           AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= :cutoff_on AND (c.reopened_on IS NULL OR c.reopened_on > :cutoff_on)) AND o.proposal <> '') AS proposals
  FROM task t
  JOIN plan p ON p.id = t.plan_id
  LEFT JOIN task_group g ON g.id = t.group_id
