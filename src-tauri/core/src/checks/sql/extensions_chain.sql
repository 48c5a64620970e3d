SELECT id FROM (
  SELECT id, from_due_on, to_due_on, lag(to_due_on) OVER (PARTITION BY task_id ORDER BY id) AS before_due_on FROM task_extension)
 WHERE to_due_on <= from_due_on OR from_due_on <> coalesce(before_due_on, from_due_on)
