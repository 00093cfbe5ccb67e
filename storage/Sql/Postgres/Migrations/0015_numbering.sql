-- oldest binary: 3
-- Only SQLite numbers events on from the newest that is left; PostgreSQL has a sequence.

-- The ends of jobs by hour were counted from 0010 on only, and by no older binary beside it: those whose jobs are
-- there.
insert into job_ends as e (hour, outcome, job_count)
select finished_at / 3600000000, outcome, count(*)
from jobs
where outcome is not null
group by finished_at / 3600000000, outcome
on conflict (hour, outcome) do update set job_count = greatest(e.job_count, excluded.job_count);
