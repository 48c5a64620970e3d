SELECT group_id, group_code, group_name, lead_agency_id, lead_name, label, cell, timeliness,
       count(*) AS task_count,
       sum(extension_count > 0) AS extended_count,
       sum(evidence_missing) AS evidence_missing_count,
       sum(result_missing) AS result_missing_count,
       sum(lead_has_ended) AS lead_has_ended_count,
       max(last_reminded_on) AS last_reminded_on
  FROM listed
 GROUP BY plan_id, group_position IS NULL, group_position, group_id, lead_agency_id, label, cell, timeliness
 ORDER BY plan_id, group_position IS NULL, group_position, group_id, lead_key IS NULL, lead_key, lead_agency_id
