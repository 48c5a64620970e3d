INSERT INTO plan (uid, doc_number, issued_on, issuer, subject, validity, validity_on, starts_on, ends_on, focal_agency_id, replaced_by_id, note)
VALUES (:uid, :doc_number, :issued_on, :issuer, :subject, :validity, :validity_on, :starts_on, :ends_on, :focal_agency_id, :replaced_by_id, :note)
