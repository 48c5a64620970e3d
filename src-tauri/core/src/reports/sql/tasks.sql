-- Every task of the plans in force, with what the state rule needs, in the order of the plan.
SELECT t.id, t.code, t.content, t.schedule_text, t.schedule_kind, t.starts_on, t.due_on, t.deliverable,
       'Kế hoạch số ' || p.doc_number || coalesce(' của ' || p.issuer, '') || coalesce(': ' || nullif(p.subject, ''), '') AS plan,
       p.starts_on AS plan_starts_on, p.ends_on AS plan_ends_on,
       CASE WHEN g.id IS NULL THEN '' ELSE g.code || '. ' || g.name END AS task_group,
       coalesce(a.name, nullif(t.lead_as_written, ''), '') AS lead_agency,
       (SELECT json_group_array(name) FROM (
          SELECT ca.name AS name FROM task_coordinating_agency c JOIN agency ca ON ca.id = c.agency_id
           WHERE c.task_id = t.id ORDER BY c.id)) AS coordinating,
       (SELECT json_group_array(json_array(r.id, r.reported_on, r.progress, r.completed_on)) FROM (
          SELECT * FROM task_progress WHERE task_id = t.id ORDER BY reported_on, id) r) AS reports,
       (SELECT json_group_array(json_array(e.decided_on, e.from_due_on, e.to_due_on)) FROM (
          SELECT * FROM task_extension WHERE task_id = t.id ORDER BY decided_on, id) e) AS extensions,
       (SELECT count(*) FROM task_extension e WHERE e.task_id = t.id AND e.decided_on <= :cutoff_on) AS extension_count,
       (SELECT e.reason FROM task_extension e WHERE e.task_id = t.id AND e.decided_on <= :cutoff_on ORDER BY e.decided_on DESC, e.id DESC LIMIT 1) AS extension_reason,
       (SELECT group_concat(result_text, char(10)) FROM (
          SELECT DISTINCT result_text FROM task_progress r WHERE r.task_id = t.id AND r.result_text <> ''
             AND r.reported_on BETWEEN :starts_on AND :cutoff_on ORDER BY r.reported_on, r.id)) AS result,
       (SELECT r.note FROM task_progress r WHERE r.task_id = t.id AND r.reported_on <= :cutoff_on ORDER BY r.reported_on DESC, r.id DESC LIMIT 1) AS last_note,
       (SELECT json_group_array(json_array(r.id, r.percent)) FROM task_progress r WHERE r.task_id = t.id AND r.percent IS NOT NULL) AS percents,
       (SELECT group_concat(o.content, char(10)) FROM obstacle o WHERE o.task_id = t.id AND o.raised_on <= :cutoff_on
           AND (o.closed_on IS NULL OR o.closed_on > :cutoff_on)) AS obstacles,
       (SELECT group_concat(o.proposal, char(10)) FROM obstacle o WHERE o.task_id = t.id AND o.raised_on <= :cutoff_on
           AND (o.closed_on IS NULL OR o.closed_on > :cutoff_on) AND o.proposal <> '') AS proposals
  FROM task t
  JOIN plan p ON p.id = t.plan_id
  LEFT JOIN task_group g ON g.id = t.group_id
  LEFT JOIN agency a ON a.id = t.lead_agency_id
 WHERE p.validity = 'in_force' AND coalesce(p.starts_on, '') <= :cutoff_on AND coalesce(p.ends_on, '9999') >= :starts_on
 ORDER BY p.issued_on, p.id, g.position, t.position, t.id
