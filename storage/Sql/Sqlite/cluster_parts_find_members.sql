-- The parts of the clusters of these jobs, each with its newest attempt; jobs of no cluster give no row.
select @ordinal, p.cluster_id, p.job_id, p.testbox, a.number, a.state, a.cancel_asked_at, a.started_at,
    j.queue, j.priority, j.submitter
from cluster_parts m
join cluster_parts p on p.cluster_id = m.cluster_id
join jobs j on j.id = p.job_id
join attempts a on a.job_id = p.job_id and a.number = j.attempt_count
where m.job_id = @job_id
order by p.job_id
