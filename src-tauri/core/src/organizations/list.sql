SELECT o.id, o.code, :name_then AS name, o.short_name, o.kind, :status_then AS status, o.science_field, o.search_fold,
       o.sort_key, o.parent_id, o.joined_on, o.ended_on,
       (SELECT p.name FROM organization p WHERE p.id = o.parent_id) AS parent_name,
       (SELECT coalesce(h.full_name, s.holder_name) FROM organization_position s LEFT JOIN person h ON h.id = s.person_id
         WHERE s.organization_id = o.id AND s.role = 'president'
           AND coalesce(s.from_on, '') <= :as_of AND (s.to_on IS NULL OR s.to_on > :as_of)
         ORDER BY s.from_on DESC LIMIT 1) AS president,
       (SELECT t.ends_on FROM organization_term t WHERE t.organization_id = o.id AND t.starts_on <= :as_of
         ORDER BY t.starts_on DESC LIMIT 1) AS term_ends_on,
       (SELECT coalesce(t.next_congress_on, t.ends_on) FROM organization_term t
         WHERE t.organization_id = o.id AND t.starts_on <= :as_of ORDER BY t.starts_on DESC LIMIT 1) AS term_due_on,
       (SELECT count(*) FROM organization b WHERE b.parent_id = o.id AND b.kind = 'branch'
           AND coalesce(b.joined_on, '') <= :as_of
           AND (b.ended_on > :as_of OR b.ended_on IS NULL AND b.status <> 'dissolved')) AS branch_count,
       :membership_count AS membership_count,
       (SELECT d.member_count FROM declared_figure d WHERE d.organization_id = o.id AND d.as_of_on <= :as_of
         ORDER BY d.as_of_on DESC LIMIT 1) AS declared_count,
       (SELECT d.as_of_on FROM declared_figure d WHERE d.organization_id = o.id AND d.as_of_on <= :as_of
         ORDER BY d.as_of_on DESC LIMIT 1) AS declared_on,
       (SELECT max(s.submitted_on) FROM submission s WHERE s.organization_id = o.id AND s.submitted_on <= :as_of) AS submitted_on
  FROM organization o
 -- On a past day nothing is shown that was not there yet: it had neither joined nor had members.
 WHERE :all OR coalesce(o.joined_on, '') <= :as_of
    OR EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = o.id AND m.starts_on <= :as_of)
