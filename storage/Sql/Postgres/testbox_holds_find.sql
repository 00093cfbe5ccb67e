-- Boxes that get no new job; the limit makes it one look into the index for each box, whatever the planner guesses.
select r.ordinal
from unnest(@ordinal::bigint[], @testbox::text[]) as r (ordinal, testbox)
cross join lateral (select h.name from testbox_holds h where h.name = r.testbox limit 1) l
