UPDATE organization SET
  version = version + 1, code = :code, name = :name, short_name = :short_name, kind = :kind, status = :status,
  parent_id = :parent_id, science_field = :science_field, governing_department = :governing_department,
  founded_on = :founded_on, joined_on = :joined_on, ended_on = :ended_on, address = :address, commune = :commune,
  province = :province, former_district = :former_district, phone = :phone, email = :email, website = :website,
  tax_code = :tax_code, has_seal = :has_seal, bank_account = :bank_account, note = :note,
  search_fold = :search_fold, sort_key = :sort_key
WHERE id = :id AND version = :version
