-- Memberships that were counted on some day of the period, or on the day before it. Read as they lie, each with the place
-- of its person: sorting them outside is quicker than visiting people in the order of their names.
SELECT m.id, m.organization_id, m.person_id, m.type, m.admitted_on, m.starts_on, m.ended_on, m.end_reason,
       p.full_name, p.birth_on, p.sex, p.academic_title, p.degree, p.education_level, p.employer,
       (SELECT b.name FROM organization b WHERE b.id = m.branch_id) AS branch, p.sort_key
  FROM membership m CROSS JOIN person p ON p.id = m.person_id
 WHERE +m.starts_on <= :cutoff_on AND (+m.ended_on IS NULL OR m.ended_on >= :starts_on)
