SELECT o.id, o.code, o.name, o.kind, s.submitted_on, s.completeness, s.note, r.id, r.sent_on, r.due_on, o.status NOT IN ('dissolved', 'suspended')
  FROM period p
  JOIN organization o ON o.kind <> 'branch'
       AND coalesce(o.joined_on, '') <= p.cutoff_on
       AND (o.ended_on > p.cutoff_on OR o.ended_on IS NULL AND o.status <> 'dissolved')
  LEFT JOIN submission s ON s.organization_id = o.id AND s.period_id = p.id
 LEFT JOIN roster r ON r.id = (SELECT max(id) FROM roster WHERE organization_id = o.id AND period_id = p.id)
 WHERE p.id = ?1
 ORDER BY o.sort_key, o.id
