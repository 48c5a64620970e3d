SELECT o.id FROM organization o LEFT JOIN organization p ON p.id = o.parent_id
 WHERE (o.kind = 'branch') <> (o.parent_id IS NOT NULL) OR p.kind = 'branch' OR o.parent_id = o.id
