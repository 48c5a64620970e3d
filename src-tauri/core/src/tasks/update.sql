UPDATE task SET
  version = version + 1, plan_id = :plan_id, group_id = :group_id, code = :code, content = :content,
  lead_agency_id = :lead_agency_id, lead_as_written = :lead_as_written, schedule_text = :schedule_text,
  schedule_kind = :schedule_kind, starts_on = :starts_on, due_on = :due_on, deliverable = :deliverable,
  priority = :priority, note = :note, search_fold = :search_fold
WHERE id = :id AND version = :version
