SELECT id FROM history_now
