-- Extensions of tasks as they were known on a day.
SELECT task_id, decided_on, from_due_on, to_due_on, reason, doc_number
  FROM task_extension
 WHERE decided_on <= ?1
 ORDER BY task_id, decided_on, id
