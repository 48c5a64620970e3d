SELECT (SELECT count(*) FROM membership WHERE organization_id = ?1),
       (SELECT count(*) FROM organization WHERE parent_id = ?1),
       (SELECT count(*) FROM organization WHERE parent_id = ?1 AND status <> 'dissolved'),
       (SELECT count(*) FROM membership WHERE branch_id = ?1)
