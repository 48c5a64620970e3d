INSERT INTO agency (
  uid, name, short_name, kind, organization_id, synonyms, valid_from_on, valid_to_on, successor_id, contact_name, phone, email,
  note, search_fold, sort_key)
VALUES (
  :uid, :name, :short_name, :kind, :organization_id, :synonyms, :valid_from_on, :valid_to_on, :successor_id, :contact_name, :phone, :email,
  :note, :search_fold, :sort_key)
