-- Queued jobs with their specs, held until the writer has offered them; a job that is not queued gives no row.
select r.ordinal, j.attempt_count + 1, s.spec
from unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
join jobs j on j.id = r.job_id
join job_specs s on s.job_id = r.job_id
where j.state = 'queued'
for update of j
