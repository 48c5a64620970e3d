(SELECT count(*) FROM membership m WHERE m.organization_id = o.id AND m.starts_on <= :as_of
    AND (m.ended_on IS NULL OR m.ended_on > :as_of))
