-- ?1: the period. Periods of a year share the year at the head of their code ("2026-Q3"); lũy kế runs over the
-- periods of the same kind in that year up to this one; cùng kỳ is the period whose code differs by the year only.
WITH this AS (SELECT id, kind, code, cutoff_on, substr(code, 1, 4) AS year, substr(code, 5) AS rest FROM period WHERE id = ?1)
SELECT i.*, v.value, v.is_estimate, v.note,
       CASE i.aggregation
         WHEN 'last' THEN (SELECT w.value FROM indicator_value w JOIN period p ON p.id = w.period_id, this
                            WHERE w.indicator_id = i.id AND p.kind = this.kind AND substr(p.code, 1, 4) = this.year AND p.cutoff_on <= this.cutoff_on
                            ORDER BY p.cutoff_on DESC LIMIT 1)
         ELSE (SELECT sum(w.value) FROM indicator_value w JOIN period p ON p.id = w.period_id, this
                WHERE w.indicator_id = i.id AND p.kind = this.kind AND substr(p.code, 1, 4) = this.year AND p.cutoff_on <= this.cutoff_on)
       END AS cumulative,
       (SELECT w.value FROM indicator_value w JOIN period p ON p.id = w.period_id, this
         WHERE w.indicator_id = i.id AND p.code = printf('%04d', this.year - 1) || this.rest) AS same_period_last_year
  FROM indicator i LEFT JOIN indicator_value v ON v.indicator_id = i.id AND v.period_id = ?1
 WHERE i.is_active = 1
 ORDER BY i.position, i.id
