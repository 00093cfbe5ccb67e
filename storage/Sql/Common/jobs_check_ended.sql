-- Whether the files of a job may go: it has ended and is not pinned.
select 1
from jobs j
where j.id = @job_id and j.outcome is not null and not exists (select 1 from job_pins p where p.job_id = j.id)
