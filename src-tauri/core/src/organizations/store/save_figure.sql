INSERT INTO declared_figure (
  organization_id, as_of_on, source, member_count, branch_count, female_count, professor_count, associate_professor_count,
  doctor_count, master_count, bachelor_count, college_count, intermediate_count, other_count, note)
VALUES (
  :organization_id, :as_of_on, :source, :member_count, :branch_count, :female_count, :professor_count, :associate_professor_count,
  :doctor_count, :master_count, :bachelor_count, :college_count, :intermediate_count, :other_count, :note)
ON CONFLICT (organization_id, as_of_on) DO UPDATE SET
  version = version + 1, source = excluded.source, member_count = excluded.member_count,
  branch_count = excluded.branch_count, female_count = excluded.female_count, professor_count = excluded.professor_count,
  associate_professor_count = excluded.associate_professor_count, doctor_count = excluded.doctor_count,
  master_count = excluded.master_count, bachelor_count = excluded.bachelor_count, college_count = excluded.college_count,
  intermediate_count = excluded.intermediate_count, other_count = excluded.other_count,
  note = excluded.note
RETURNING id
