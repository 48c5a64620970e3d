SELECT c.id FROM obstacle_closing c
  JOIN obstacle_closing b ON b.obstacle_id = c.obstacle_id AND (b.closed_on < c.closed_on OR b.closed_on = c.closed_on AND b.id < c.id)
 WHERE b.reopened_on IS NULL OR b.reopened_on > c.closed_on
