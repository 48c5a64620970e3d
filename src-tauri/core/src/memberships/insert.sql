INSERT INTO membership (
  uid, person_id, organization_id, branch_id, type, admitted_on, starts_on, decision_number, card_number, card_on, role, note)
VALUES (
  :uid, :person_id, :organization_id, :branch_id, :type, :admitted_on, :starts_on, :decision_number, :card_number, :card_on, :role, :note)
