-- A branch that goes to another association takes along who stays; who had left before, or left with the old one, keeps
-- the branch as it was then.
SELECT m.id FROM membership m
  JOIN organization o ON o.id = m.organization_id
  LEFT JOIN organization b ON b.id = m.branch_id
 WHERE o.kind = 'branch'
    OR (m.branch_id IS NOT NULL AND (b.kind IS NOT 'branch' OR (m.ended_on IS NULL AND b.parent_id IS NOT m.organization_id)))
