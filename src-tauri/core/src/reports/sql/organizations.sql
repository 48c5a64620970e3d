-- Organisations that existed in the period (:starts_on to :cutoff_on) or had members in it, but branches; under
-- the name they had at the cut-off. The day of an import is Vietnam's, seven hours ahead of the stored instant.
SELECT o.id, o.code, o.kind,
       coalesce((SELECT e.old_name FROM organization_event e WHERE e.organization_id = o.id AND e.kind = 'renamed'
                    AND e.happened_on > :cutoff_on AND e.old_name <> '' ORDER BY e.happened_on, e.id LIMIT 1), o.name) AS name,
       (SELECT count(*) FROM organization b WHERE b.parent_id = o.id AND b.kind = 'branch'
           AND coalesce(b.joined_on, '') <= :cutoff_on
           AND (b.ended_on > :cutoff_on OR b.ended_on IS NULL AND b.status <> 'dissolved')) AS branch_count,
       -- What an organisation declared that has ended since counts no more.
       (SELECT d.member_count FROM declared_figure d WHERE d.organization_id = o.id AND d.as_of_on <= :cutoff_on
           AND (o.ended_on IS NULL OR o.ended_on > :cutoff_on)
         ORDER BY d.as_of_on DESC LIMIT 1) AS declared_count,
       coalesce(o.ended_on <= :cutoff_on, 0) AS has_ended,
       nullif(max(
         coalesce((SELECT max(d.as_of_on) FROM declared_figure d WHERE d.organization_id = o.id AND d.as_of_on <= :cutoff_on), ''),
         coalesce((SELECT max(s.submitted_on) FROM submission s JOIN period p ON p.id = s.period_id
                    WHERE s.organization_id = o.id AND p.cutoff_on <= :cutoff_on), ''),
         coalesce((SELECT max(date(i.imported_at, '+7 hours')) FROM import_batch i
                    WHERE i.organization_id = o.id AND date(i.imported_at, '+7 hours') <= :cutoff_on), '')
       ), '') AS updated_on
  FROM organization o
 WHERE o.kind <> 'branch'
   AND (coalesce(o.joined_on, '') <= :cutoff_on AND (o.ended_on IS NULL OR o.ended_on > :starts_on)
        AND (o.status <> 'dissolved' OR o.ended_on IS NOT NULL)
        OR EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = o.id AND m.starts_on <= :cutoff_on
                      AND (m.ended_on IS NULL OR m.ended_on >= :starts_on)))
 ORDER BY CASE o.kind WHEN 'member_association' THEN 0 WHEN 'affiliated_unit' THEN 1 WHEN 'collective_member' THEN 2 ELSE 3 END,
          o.sort_key, o.id
