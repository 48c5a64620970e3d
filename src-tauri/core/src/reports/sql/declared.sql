SELECT coalesce(sum(declared), 0), count(*) - count(declared)
  FROM (SELECT (SELECT d.member_count FROM declared_figure d WHERE d.organization_id = o.id AND d.as_of_on <= ?1
                 ORDER BY d.as_of_on DESC LIMIT 1) AS declared
          FROM organization o
         WHERE o.kind <> 'branch' AND coalesce(o.joined_on, '') <= ?1
           AND (o.ended_on > ?1 OR o.ended_on IS NULL AND o.status <> 'dissolved'))
