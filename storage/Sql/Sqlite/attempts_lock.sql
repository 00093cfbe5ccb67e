-- Attempts with their jobs as they stand, and the cluster that they are of, held until the batch ends.
select @ordinal, a.state, a.version, j.state, j.attempt_count, j.queue, j.priority, j.submitter,
    (select p.cluster_id from cluster_parts p where p.job_id = a.job_id), j.requirement_id
from attempts a
join jobs j on j.id = a.job_id
where a.job_id = @job_id and a.number = @number
