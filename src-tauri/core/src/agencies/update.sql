UPDATE agency SET
  version = version + 1, name = :name, short_name = :short_name, kind = :kind, organization_id = :organization_id,
  synonyms = :synonyms, valid_from_on = :valid_from_on, valid_to_on = :valid_to_on, successor_id = :successor_id,
  contact_name = :contact_name, phone = :phone, email = :email, note = :note, search_fold = :search_fold,
  sort_key = :sort_key
WHERE id = :id AND version = :version
