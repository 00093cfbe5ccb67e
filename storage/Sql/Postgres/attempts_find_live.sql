-- The jobs of the live attempts that these boxes have; the limit makes it one look into the index for each box, whatever the planner guesses.
select r.ordinal, l.job_id
from unnest(@ordinal::bigint[], @testbox::text[]) as r (ordinal, testbox)
cross join lateral (
    select a.job_id from attempts a where a.testbox = r.testbox and a.ended_at is null limit 1
) l
