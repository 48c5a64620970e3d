-- Of a membership: when and by whom its decision was made, beside its number.
ALTER TABLE membership ADD COLUMN decision_on TEXT;                -- partial day
ALTER TABLE membership ADD COLUMN decision_issuer TEXT;
-- Declared figures by level: those with a college or an intermediate diploma stood under "other" before.
ALTER TABLE declared_figure ADD COLUMN college_count INTEGER CHECK (college_count >= 0);
ALTER TABLE declared_figure ADD COLUMN intermediate_count INTEGER CHECK (intermediate_count >= 0);
-- Undoing wrote an empty place in the order where there had been none, in the rows and in the images that later acts
-- took of them: people without a specialty sorted before all others.
UPDATE person SET specialty_key = NULL WHERE specialty IS NULL AND specialty_key IS NOT NULL;
UPDATE person SET employer_key = NULL WHERE employer IS NULL AND employer_key IS NOT NULL;
UPDATE person SET job_title_key = NULL WHERE job_title IS NULL AND job_title_key IS NOT NULL;
UPDATE history_row SET before = json_set(before,
  '$.specialty_key', CASE WHEN before ->> '$.specialty' IS NOT NULL THEN before ->> '$.specialty_key' END,
  '$.employer_key', CASE WHEN before ->> '$.employer' IS NOT NULL THEN before ->> '$.employer_key' END,
  '$.job_title_key', CASE WHEN before ->> '$.job_title' IS NOT NULL THEN before ->> '$.job_title_key' END)
 WHERE table_name = 'person' AND before IS NOT NULL
   AND '' IN (before ->> '$.specialty_key', before ->> '$.employer_key', before ->> '$.job_title_key');
-- An undo that stands again takes its act back again.
UPDATE history_entry SET undone_by_id = (
    SELECT u.id FROM history_entry u WHERE u.undoes_id = history_entry.id AND u.undone_by_id IS NULL)
 WHERE undone_by_id IS NULL
   AND EXISTS (SELECT 1 FROM history_entry u WHERE u.undoes_id = history_entry.id AND u.undone_by_id IS NULL);
