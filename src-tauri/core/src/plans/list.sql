SELECT p.id, p.version, p.doc_number, p.issued_on, p.issuer, p.subject, p.validity, p.starts_on, p.ends_on,
       fold(p.doc_number || ' ' || p.subject || ' ' || coalesce(p.issuer, '')) AS search_fold,
       f.name AS focal_agency_name,
       (SELECT count(*) FROM task t WHERE t.plan_id = p.id) AS task_count,
       (SELECT count(*) FROM legal_basis b WHERE b.plan_id = p.id) AS basis_count
  FROM plan p LEFT JOIN agency f ON f.id = p.focal_agency_id
