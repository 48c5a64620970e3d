SELECT t.*, a.name AS lead_name, p.doc_number AS plan_number, g.code AS group_code, g.name AS group_name
  FROM task t
  JOIN plan p ON p.id = t.plan_id
  LEFT JOIN agency a ON a.id = t.lead_agency_id
  LEFT JOIN task_group g ON g.id = t.group_id
 WHERE t.id = ?1
