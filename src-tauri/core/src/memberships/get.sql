SELECT m.id, m.uid, m.version, m.person_id, m.organization_id, m.branch_id, m.type, m.admitted_on, m.starts_on,
       m.decision_number, m.decision_on, m.decision_issuer, m.card_number, m.card_on, m.role, m.ended_on, m.end_reason, m.end_decision,
       m.transferred_to_id, m.note, p.full_name AS person_name, o.name AS organization_name,
       o.code AS organization_code, b.name AS branch_name
  FROM membership m
  JOIN person p ON p.id = m.person_id
  JOIN organization o ON o.id = m.organization_id
  LEFT JOIN organization b ON b.id = m.branch_id
