SELECT p.*, f.name AS focal_agency_name, r.doc_number AS replaced_by_number,
       (SELECT count(*) FROM task t WHERE t.plan_id = p.id) AS task_count
  FROM plan p
  LEFT JOIN agency f ON f.id = p.focal_agency_id
  LEFT JOIN plan r ON r.id = p.replaced_by_id
 WHERE p.id = ?1
