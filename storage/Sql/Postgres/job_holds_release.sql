-- Lets go of held jobs that wait for nothing more; the others give no row.
delete from job_holds h
using unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
where h.job_id = r.job_id and not exists (select 1 from job_waits w where w.job_id = h.job_id)
returning r.ordinal
