-- The obstacles as they were known on a day. ?1 day, ?2 first day of the period (or NULL), ?3 plan (or NULL), ?4 task (or NULL).
-- Of what happened after the day nothing is shown: no answer, no closing, not that it was opened again.
SELECT s.*,
       CASE WHEN s.closed_on IS NOT NULL THEN 'closed'
            WHEN s.answered_on >= coalesce(s.reopened_on, '') THEN 'answered'
            WHEN s.reopened_on IS NOT NULL THEN 'reopened'
            WHEN s.proposal_sent_on IS NOT NULL THEN 'sent'
            ELSE 'open' END AS status,
       CAST(julianday(coalesce(s.closed_on, ?1)) - julianday(s.raised_on) AS INTEGER) AS age_days
  FROM (
SELECT o.id, o.version, o.plan_id, p.doc_number AS plan_number, o.task_id, t.code AS task_code, t.content AS task_content,
       o.agency_id, a.name AS agency_name, a.sort_key AS agency_key, o.raised_on, o.content, o.proposal, o.addressee,
       iif(o.proposal_sent_on <= ?1, o.proposal_sent_on, NULL) AS proposal_sent_on,
       iif(o.proposal_sent_on <= ?1, o.proposal_document, NULL) AS proposal_document,
       w.answer, w.answered_on, w.document AS answer_document,
       iif(c.reopened_on <= ?1, c.reopened_on, NULL) AS reopened_on,
       iif(c.reopened_on <= ?1, NULL, c.closed_on) AS closed_on,
       -- What came of it: what the closing says, while it is closed; else what was noted last.
       coalesce(iif(c.reopened_on <= ?1, NULL, c.effect),
         (SELECT e.effect FROM obstacle_effect e WHERE e.obstacle_id = o.id AND e.noted_on <= ?1
           ORDER BY e.noted_on DESC, e.id DESC LIMIT 1)) AS effect,
       (SELECT json_group_array(json_object('id', n.id, 'version', n.version, 'answered_on', n.answered_on,
                 'answered_by', n.answered_by, 'answer', n.answer, 'document', n.document) ORDER BY n.answered_on, n.id)
          FROM obstacle_answer n WHERE n.obstacle_id = o.id AND n.answered_on <= ?1) AS answers,
       (SELECT json_group_array(json_object('id', n.id, 'version', n.version, 'noted_on', n.noted_on, 'effect', n.effect)
                 ORDER BY n.noted_on, n.id)
          FROM obstacle_effect n WHERE n.obstacle_id = o.id AND n.noted_on <= ?1) AS effects,
       (SELECT json_group_array(json_object('id', n.id, 'version', n.version, 'closed_on', n.closed_on, 'effect', n.effect,
                 'reopened_on', iif(n.reopened_on <= ?1, n.reopened_on, NULL),
                 'reopen_reason', iif(n.reopened_on <= ?1, n.reopen_reason, NULL)) ORDER BY n.closed_on, n.id)
          FROM obstacle_closing n WHERE n.obstacle_id = o.id AND n.closed_on <= ?1) AS closings,
       coalesce(o.raised_on < ?2, 0) AND NOT EXISTS (
         SELECT 1 FROM obstacle_closing n WHERE n.obstacle_id = o.id AND n.closed_on < ?2 AND n.closed_on <= ?1
            AND (n.reopened_on IS NULL OR n.reopened_on >= ?2 OR n.reopened_on > ?1)) AS carried_over,
       -- The period it was raised in: the quarter, where there is one.
       (SELECT q.label FROM period q WHERE o.raised_on BETWEEN q.starts_on AND q.cutoff_on AND q.kind <> 'ad_hoc'
         ORDER BY q.kind <> 'quarter', julianday(q.cutoff_on) - julianday(q.starts_on), q.id LIMIT 1) AS raised_in,
       o.search_fold || ' ' || coalesce(a.search_fold, '') AS search_fold
  FROM obstacle o
  LEFT JOIN plan p ON p.id = o.plan_id
  LEFT JOIN task t ON t.id = o.task_id
  LEFT JOIN agency a ON a.id = o.agency_id
  LEFT JOIN obstacle_answer w ON w.id = (
    SELECT n.id FROM obstacle_answer n WHERE n.obstacle_id = o.id AND n.answered_on <= ?1 ORDER BY n.answered_on DESC, n.id DESC LIMIT 1)
  LEFT JOIN obstacle_closing c ON c.id = (
    SELECT n.id FROM obstacle_closing n WHERE n.obstacle_id = o.id AND n.closed_on <= ?1 ORDER BY n.closed_on DESC, n.id DESC LIMIT 1)
 WHERE o.raised_on <= ?1 AND (?3 IS NULL OR o.plan_id = ?3) AND (?4 IS NULL OR o.task_id = ?4)
) s
