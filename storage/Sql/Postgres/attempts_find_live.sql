-- The jobs of the live attempts that these boxes have.
select r.ordinal, a.job_id
from unnest(@ordinal::bigint[], @testbox::text[])
    as r (ordinal, testbox)
join attempts a on a.testbox = r.testbox and a.ended_at is null
