SELECT DISTINCT b.id FROM period a JOIN period b ON b.kind = a.kind AND b.id > a.id
 WHERE a.kind <> 'ad_hoc' AND a.starts_on <= b.cutoff_on AND b.starts_on <= a.cutoff_on
