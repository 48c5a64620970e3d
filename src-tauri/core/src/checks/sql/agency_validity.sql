SELECT id FROM agency WHERE valid_to_on < valid_from_on OR successor_id = id
