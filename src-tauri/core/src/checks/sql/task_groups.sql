SELECT t.id FROM task t JOIN task_group g ON g.id = t.group_id WHERE g.plan_id <> t.plan_id
