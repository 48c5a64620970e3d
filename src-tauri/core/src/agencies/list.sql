SELECT a.*, coalesce(a.valid_from_on, '') <= :as_of AND (a.valid_to_on IS NULL OR a.valid_to_on > :as_of) AS is_valid,
       (SELECT s.name FROM agency s WHERE s.id = a.successor_id) AS successor_name,
       -- Of a task given to another agency since: whom the last assignment until that day names, else from whom the next took it.
       (SELECT count(*) FROM task t WHERE t.id IN (
          SELECT id FROM task WHERE lead_agency_id = a.id UNION SELECT task_id FROM task_assignment WHERE from_agency_id = a.id OR to_agency_id = a.id)
         AND a.id = CASE WHEN NOT EXISTS (SELECT 1 FROM task_assignment x WHERE x.task_id = t.id) THEN t.lead_agency_id
                    ELSE coalesce(
            (SELECT x.to_agency_id FROM task_assignment x WHERE x.task_id = t.id AND x.assigned_on <= :as_of ORDER BY x.assigned_on DESC, x.id DESC LIMIT 1),
            (SELECT x.from_agency_id FROM task_assignment x WHERE x.task_id = t.id AND x.assigned_on > :as_of ORDER BY x.assigned_on, x.id LIMIT 1)) END) AS lead_task_count,
       (SELECT count(*) FROM task_coordinating_agency c WHERE c.agency_id = a.id) AS coordinated_task_count
  FROM agency a
