UPDATE plan SET
  version = version + 1, doc_number = :doc_number, issued_on = :issued_on, issuer = :issuer, subject = :subject,
  validity = :validity, validity_on = :validity_on, starts_on = :starts_on, ends_on = :ends_on, focal_agency_id = :focal_agency_id,
  replaced_by_id = :replaced_by_id, note = :note
WHERE id = :id AND version = :version
