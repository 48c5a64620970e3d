-- The tasks with their state on a day. ?1 day, ?2 first day of the period (or NULL), ?3 the states of the tasks of the plan, or of every plan in
-- force, as the rules tell them: a list for each task, its places named in `stated.rs`.
-- Agencies that are gone that day, and who took over: the last one of the chain is `depth` steps away.
heir(agency_id, next_id, depth) AS (
  SELECT id, successor_id, 1 FROM agency WHERE valid_to_on <= ?1 AND successor_id IS NOT NULL
   UNION ALL
  SELECT h.agency_id, a.successor_id, h.depth + 1 FROM heir h JOIN agency a ON a.id = h.next_id
   WHERE a.valid_to_on <= ?1 AND a.successor_id IS NOT NULL AND h.depth < 20
),
now_called AS MATERIALIZED (
  SELECT h.agency_id, ' (nay: ' || n.name || ')' AS suffix, n.search_fold, max(h.depth)
    FROM heir h JOIN agency n ON n.id = h.next_id GROUP BY h.agency_id
),
-- Who led what was given to another agency, that day: whom the last assignment until then names, else from whom the
-- first one after it took it.
led AS MATERIALIZED (
  SELECT x.task_id, iif(x.assigned_on <= ?1, x.to_agency_id, x.from_agency_id) AS agency_id,
         iif(x.assigned_on <= ?1, x.to_as_written, x.from_as_written) AS as_written
    FROM task_assignment x
   WHERE x.id = coalesce(
     (SELECT y.id FROM task_assignment y WHERE y.task_id = x.task_id AND y.assigned_on <= ?1 ORDER BY y.assigned_on DESC, y.id DESC LIMIT 1),
     (SELECT y.id FROM task_assignment y WHERE y.task_id = x.task_id AND y.assigned_on > ?1 ORDER BY y.assigned_on, y.id LIMIT 1))
),
-- Of the agencies that assignments after that day took out of the coordinating ones or put among them: whether each
-- coordinated that day, as the first of them tells.
coordinated_then AS MATERIALIZED (
  SELECT task_id, agency_id, as_written, was, min(place) FROM (
    SELECT task_id, to_agency_id AS agency_id, to_coordinated_as AS as_written, 1 AS was, assigned_on || printf('%012d', id) AS place
      FROM task_assignment WHERE assigned_on > ?1 AND to_coordinated
     UNION ALL
    SELECT task_id, from_agency_id, NULL, 0, assigned_on || printf('%012d', id) FROM task_assignment WHERE assigned_on > ?1 AND from_coordinates)
   GROUP BY task_id, agency_id
),
stated AS MATERIALIZED (SELECT value ->> 0 AS id, value AS state FROM json_each(?3)),
-- What lists filter, sort and show; of what is not asked for nothing is computed.
listed AS (
  SELECT t.id, t.version, t.plan_id, p.doc_number AS plan_number, t.group_id, g.code AS group_code, g.name AS group_name,
         g.position AS group_position, t.position, t.code, t.content, a.id AS lead_agency_id, a.name || coalesce(h.suffix, '') AS lead_name,
         a.sort_key AS lead_key, iif(d.task_id IS NULL, t.lead_as_written, d.as_written) AS lead_as_written,
         coalesce(a.valid_to_on <= ?1, 0) AS lead_has_ended, coalesce(p.ends_on < ?1, 0) AS plan_is_past,
         (SELECT group_concat(coalesce(c.as_written, n.name) || coalesce(k.suffix, ''), '; ' ORDER BY c.id)
            FROM (SELECT id, agency_id, as_written FROM task_coordinating_agency o WHERE o.task_id = t.id
                     AND NOT EXISTS (SELECT 1 FROM coordinated_then x WHERE x.task_id = t.id AND x.agency_id = o.agency_id)
                   UNION ALL
                  SELECT 1e18, agency_id, as_written FROM coordinated_then WHERE task_id = t.id AND was) c
            JOIN agency n ON n.id = c.agency_id LEFT JOIN now_called k ON k.agency_id = n.id) AS coordinating_names,
         t.schedule_text, t.schedule_kind, t.deliverable, t.priority, t.note,
         t.search_fold || ' ' || coalesce(a.search_fold, '') || ' ' || coalesce(h.search_fold, '') AS search_fold,
         s.state ->> 1 AS progress, s.state ->> 2 AS timeliness, s.state ->> 3 AS label, s.state ->> 4 AS cell, s.state ->> 5 AS due_on,
         s.state ->> 6 AS original_due_on, s.state ->> 7 AS days_left, s.state ->> 8 AS completed_on,
         (SELECT count(*) FROM task_extension e WHERE e.task_id = t.id AND e.decided_on <= ?1) AS extension_count,
         (SELECT e.reason FROM task_extension e WHERE e.task_id = t.id AND e.decided_on <= ?1
           ORDER BY e.decided_on DESC, e.id DESC LIMIT 1) AS extension_reason,
         (SELECT max(m.issued_on) FROM reminder_task x JOIN reminder m ON m.id = x.reminder_id
           WHERE x.task_id = t.id AND m.issued_on <= ?1 AND m.withdrawn_on IS NULL) AS last_reminded_on,
         (SELECT r.percent FROM task_progress r WHERE r.id = s.state ->> 10) AS percent,
         coalesce(nullif(l.result_text, ''), figure_text(l.quantity, l.quantity_unit)) AS result_text, l.reported_on AS result_on,
         (SELECT coalesce(nullif(r.result_text, ''), figure_text(r.quantity, r.quantity_unit)) FROM task_progress r
           WHERE r.task_id = t.id AND r.reported_on BETWEEN ?2 AND ?1 AND (r.result_text <> '' OR r.quantity IS NOT NULL)
           ORDER BY r.reported_on DESC, r.id DESC LIMIT 1) AS period_result,
         s.state ->> 11 AS result_missing,
         (SELECT count(*) FROM obstacle o WHERE o.task_id = t.id AND o.raised_on <= ?1
             AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= ?1 AND (c.reopened_on IS NULL OR c.reopened_on > ?1))) AS open_obstacle_count,
         coalesce((SELECT v.doc_number || iif(v.issued_on IS NULL, '', ' (' || strftime('%d/%m/%Y', v.issued_on) || ')')
            FROM evidence v LEFT JOIN task_progress r ON r.id = v.progress_id
           WHERE v.task_id = t.id AND coalesce(r.reported_on, v.issued_on, '') <= ?1
           ORDER BY v.issued_on DESC, v.id DESC LIMIT 1),
           (SELECT 'Tệp kèm: ' || x.file_name FROM attachment x JOIN task_progress r ON r.id = x.progress_id
             WHERE x.task_id = t.id AND r.reported_on <= ?1 ORDER BY r.reported_on DESC, x.id DESC LIMIT 1)) AS last_evidence,
         s.state ->> 1 = 'done' AND NOT EXISTS (
           SELECT 1 FROM evidence v LEFT JOIN task_progress r ON r.id = v.progress_id
            WHERE v.task_id = t.id AND coalesce(r.reported_on, v.issued_on, '') <= ?1 AND (s.state ->> 9 IS NULL
               OR coalesce(r.occurrence_starts_on, r.reported_on, v.issued_on) >= s.state ->> 9))
           AND NOT EXISTS (
           SELECT 1 FROM attachment x JOIN task_progress r ON r.id = x.progress_id
            WHERE x.task_id = t.id AND r.reported_on <= ?1 AND (s.state ->> 9 IS NULL
               OR coalesce(r.occurrence_starts_on, r.reported_on) >= s.state ->> 9)) AS evidence_missing
    FROM stated s
    JOIN task t ON t.id = s.id
    JOIN plan p ON p.id = t.plan_id
    LEFT JOIN task_group g ON g.id = t.group_id
    LEFT JOIN led d ON d.task_id = t.id
    LEFT JOIN agency a ON a.id = iif(d.task_id IS NULL, t.lead_agency_id, d.agency_id)
    LEFT JOIN now_called h ON h.agency_id = a.id
    LEFT JOIN task_progress l ON l.id = (
      SELECT r.id FROM task_progress r WHERE r.task_id = t.id AND r.reported_on <= ?1 AND r.note_id IS NULL
       ORDER BY r.reported_on DESC, r.id DESC LIMIT 1)
)
