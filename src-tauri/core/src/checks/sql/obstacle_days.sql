SELECT o.id FROM obstacle o
 WHERE o.proposal_sent_on < o.raised_on
    OR EXISTS (SELECT 1 FROM obstacle_answer x WHERE x.obstacle_id = o.id AND x.answered_on < o.raised_on)
    OR EXISTS (SELECT 1 FROM obstacle_effect x WHERE x.obstacle_id = o.id AND x.noted_on < o.raised_on)
    OR EXISTS (SELECT 1 FROM obstacle_closing x WHERE x.obstacle_id = o.id AND x.closed_on < o.raised_on)
