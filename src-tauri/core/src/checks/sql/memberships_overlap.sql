SELECT DISTINCT b.id FROM membership a
  JOIN membership b ON b.person_id = a.person_id AND b.organization_id = a.organization_id AND b.id > a.id
 WHERE a.starts_on < coalesce(b.ended_on, '9999') AND b.starts_on < coalesce(a.ended_on, '9999')
   AND a.ended_on IS NOT a.starts_on AND b.ended_on IS NOT b.starts_on
