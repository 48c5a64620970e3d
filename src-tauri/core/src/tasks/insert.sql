INSERT INTO task (uid, plan_id, group_id, position, code, content, lead_agency_id, lead_as_written, schedule_text,
  schedule_kind, starts_on, due_on, deliverable, priority, note, search_fold)
VALUES (:uid, :plan_id, :group_id, (SELECT coalesce(max(position), 0) + 1 FROM task WHERE plan_id = :plan_id), :code, :content,
  :lead_agency_id, :lead_as_written, :schedule_text, :schedule_kind, :starts_on, :due_on, :deliverable, :priority, :note,
  :search_fold)
