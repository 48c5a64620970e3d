-- What is counted of each task.
SELECT id, group_id, group_code, group_name, lead_agency_id, lead_name,
       extension_count > 0 AS is_extended, evidence_missing, lead_has_ended, last_reminded_on
  FROM listed
 ORDER BY plan_id, group_position IS NULL, group_position, group_id, lead_key IS NULL, lead_key, lead_agency_id
