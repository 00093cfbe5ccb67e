-- Queued jobs with their specs, for the writer that offers them; a job that is not queued gives no row.
select @ordinal, j.attempt_count + 1, s.spec
from jobs j
join job_specs s on s.job_id = j.id
where j.id = @job_id and j.state = 'queued'
