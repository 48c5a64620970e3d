SELECT h.id FROM history_row h LEFT JOIN history_entry e ON e.id = h.entry_id WHERE e.id IS NULL
