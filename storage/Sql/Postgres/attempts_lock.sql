-- Attempts with their jobs as they stand, and the cluster that they are of, held until the batch ends.
select r.ordinal, a.state, a.version, j.state, j.attempt_count, j.queue, j.priority, j.submitter,
    (select p.cluster_id from cluster_parts p where p.job_id = r.job_id), j.requirement_id
from unnest(@ordinal::bigint[], @job_id::bigint[], @number::bigint[])
    as r (ordinal, job_id, number)
join attempts a on a.job_id = r.job_id and a.number = r.number
join jobs j on j.id = r.job_id
order by r.job_id
for update of a, j
