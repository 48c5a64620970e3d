-- Since when a plan no longer holds: a report of an earlier cut-off still counts its tasks. NULL with another validity
-- than in_force: the day is not known, and the plan counts on no day.
ALTER TABLE plan ADD COLUMN validity_on TEXT;
