SELECT t.id FROM task t JOIN task_coordinating_agency c ON c.task_id = t.id AND c.agency_id = t.lead_agency_id
