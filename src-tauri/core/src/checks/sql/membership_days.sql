SELECT id FROM membership WHERE ended_on < starts_on OR (ended_on IS NULL) <> (end_reason IS NULL)
