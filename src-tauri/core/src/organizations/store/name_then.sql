coalesce((SELECT e.old_name FROM organization_event e
           WHERE e.organization_id = o.id AND e.kind = 'renamed' AND e.happened_on > :as_of
           ORDER BY e.happened_on, e.id LIMIT 1), o.name)
