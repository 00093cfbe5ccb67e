-- oldest binary: 3
-- Event ids go on from the newest event, which earlier binaries may have removed though followers had come to it: an event of
-- no job stands in for it.
insert into job_events (id, kind, at)
select max(event_id), 'numbering', cast(unixepoch('subsec') * 1000000 as integer)
from event_cursors
having max(event_id) > (select coalesce(max(id), 0) from job_events);

-- The ends of jobs by hour were counted from 0010 on only, and by no older binary beside it: those whose jobs are
-- there.
insert into job_ends (hour, outcome, job_count)
select finished_at / 3600000000, outcome, count(*)
from jobs
where outcome is not null
group by finished_at / 3600000000, outcome
on conflict (hour, outcome) do update set job_count = max(job_count, excluded.job_count);
