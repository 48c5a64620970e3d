-- The acts that touched task ?1 or what hangs on it, also what was deleted since.
SELECT DISTINCT entry_id FROM history_row WHERE table_name = 'task' AND row_id = ?1
UNION
SELECT entry_id FROM history_row
 WHERE table_name IN ('task_progress', 'task_extension', 'evidence', 'task_coordinating_agency', 'obstacle', 'task_note', 'task_assignment', 'task_deadline')
   AND before ->> 'task_id' = ?1
UNION
SELECT h.entry_id FROM task_progress x JOIN history_row h ON h.table_name = 'task_progress' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM task_extension x JOIN history_row h ON h.table_name = 'task_extension' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM evidence x JOIN history_row h ON h.table_name = 'evidence' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM obstacle x JOIN history_row h ON h.table_name = 'obstacle' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM task_note x JOIN history_row h ON h.table_name = 'task_note' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM task_assignment x JOIN history_row h ON h.table_name = 'task_assignment' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM task_deadline x JOIN history_row h ON h.table_name = 'task_deadline' AND h.row_id = x.id WHERE x.task_id = ?1
UNION
SELECT h.entry_id FROM reminder_task x JOIN history_row h ON h.table_name = 'reminder' AND h.row_id = x.reminder_id WHERE x.task_id = ?1
ORDER BY 1 DESC LIMIT 100
