INSERT INTO organization (
  uid, code, name, short_name, kind, status, parent_id, science_field, governing_department, founded_on, joined_on,
  ended_on, address, commune, province, former_district, phone, email, website, tax_code, has_seal, bank_account, note,
  search_fold, sort_key)
VALUES (
  :uid, :code, :name, :short_name, :kind, :status, :parent_id, :science_field, :governing_department, :founded_on, :joined_on,
  :ended_on, :address, :commune, :province, :former_district, :phone, :email, :website, :tax_code, :has_seal, :bank_account, :note,
  :search_fold, :sort_key)
