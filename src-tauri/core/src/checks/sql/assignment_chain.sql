SELECT a.id FROM task_assignment a JOIN task t ON t.id = a.task_id
  LEFT JOIN task_assignment b ON b.id = (
    SELECT n.id FROM task_assignment n WHERE n.task_id = a.task_id AND (n.assigned_on, n.id) > (a.assigned_on, a.id)
     ORDER BY n.assigned_on, n.id LIMIT 1)
 WHERE a.to_agency_id IS NOT CASE WHEN b.id IS NULL THEN t.lead_agency_id ELSE b.from_agency_id END
