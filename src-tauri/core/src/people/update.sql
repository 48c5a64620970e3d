UPDATE person SET
  version = version + 1, full_name = :full_name, sort_name = :sort_name, birth_on = :birth_on, sex = :sex,
  national_id = :national_id, academic_title = :academic_title, degree = :degree, education_level = :education_level,
  specialty = :specialty, employer = :employer, job_title = :job_title, working_status = :working_status, phone = :phone,
  email = :email, address = :address, awards = :awards, note = :note, source = :source, ethnicity = :ethnicity,
  religion = :religion, party_member = :party_member, name_fold = :name_fold, search_fold = :search_fold,
  sort_key = :sort_key, specialty_key = :specialty_key, employer_key = :employer_key, job_title_key = :job_title_key
WHERE id = :id AND version = :version
