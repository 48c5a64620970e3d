INSERT INTO person (
  uid, full_name, sort_name, birth_on, sex, national_id, academic_title, degree, education_level, specialty, employer,
  job_title, working_status, phone, email, address, awards, note, source, ethnicity, religion, party_member,
  name_fold, search_fold, sort_key, specialty_key, employer_key, job_title_key)
VALUES (
  :uid, :full_name, :sort_name, :birth_on, :sex, :national_id, :academic_title, :degree, :education_level, :specialty, :employer,
  :job_title, :working_status, :phone, :email, :address, :awards, :note, :source, :ethnicity, :religion, :party_member,
  :name_fold, :search_fold, :sort_key, :specialty_key, :employer_key, :job_title_key)
