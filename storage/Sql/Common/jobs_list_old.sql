-- A page of jobs by id with what rules of retention look at: times, whether the job is kept (pinned, waited for, of a
-- cluster job that goes on, or not extracted yet), and whether it has logs and files.
select j.id, j.submitted_at, j.finished_at,
    case
        when exists (select 1 from job_pins p where p.job_id = j.id)
            or exists (select 1 from job_waits w where w.on_job_id = j.id)
            or exists (select 1 from extract_queue e where e.job_id = j.id)
            or exists (
                select 1
                from cluster_parts p
                join cluster_parts o on o.cluster_id = p.cluster_id
                join jobs c on c.id = o.job_id
                where p.job_id = j.id and c.outcome is null
            )
        then 1 else 0
    end,
    case when exists (select 1 from logs l where l.job_id = j.id) then 1 else 0 end,
    case when exists (select 1 from artifacts a where a.job_id = j.id) then 1 else 0 end
from jobs j
where j.id > @after_id
order by j.id
limit @count
