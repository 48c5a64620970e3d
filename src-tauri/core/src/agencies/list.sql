SELECT a.*, coalesce(a.valid_from_on, '') <= :as_of AND (a.valid_to_on IS NULL OR a.valid_to_on > :as_of) AS is_valid,
       (SELECT s.name FROM agency s WHERE s.id = a.successor_id) AS successor_name,
       (SELECT count(*) FROM task t WHERE t.lead_agency_id = a.id) AS lead_task_count,
       (SELECT count(*) FROM task_coordinating_agency c WHERE c.agency_id = a.id) AS coordinated_task_count
  FROM agency a
