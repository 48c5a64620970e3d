UPDATE membership SET
  version = version + 1, branch_id = :branch_id, type = :type, admitted_on = :admitted_on, starts_on = :starts_on,
  decision_number = :decision_number, decision_on = :decision_on, decision_issuer = :decision_issuer,
  card_number = :card_number, card_on = :card_on, role = :role, note = :note
WHERE id = :id AND version = :version
