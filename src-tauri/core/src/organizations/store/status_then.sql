CASE
  WHEN o.ended_on <= :as_of OR (o.status = 'dissolved' AND o.ended_on IS NULL) THEN 'dissolved'
  ELSE coalesce(
    -- What the last event before the day left behind …
    (SELECT CASE e.kind WHEN 'suspended' THEN 'suspended' ELSE 'active' END FROM organization_event e
      WHERE e.organization_id = o.id AND e.kind IN ('suspended', 'resumed') AND e.happened_on <= :as_of
      ORDER BY e.happened_on DESC, e.id DESC LIMIT 1),
    -- … or what the first one after it found.
    (SELECT CASE e.kind WHEN 'resumed' THEN 'suspended' ELSE 'active' END FROM organization_event e
      WHERE e.organization_id = o.id AND e.kind IN ('suspended', 'resumed') AND e.happened_on > :as_of
      ORDER BY e.happened_on, e.id LIMIT 1),
    CASE o.status WHEN 'dissolved' THEN 'active' ELSE o.status END)
END
