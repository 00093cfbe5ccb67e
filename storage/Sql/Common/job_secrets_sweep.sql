-- Removes secrets of jobs that ended by then or are gone, so many jobs at a time, and tells how many by its rows.
delete from job_secrets
where job_id in (
    select distinct s.job_id
    from job_secrets s
    left join jobs j on j.id = s.job_id
    where j.id is null or (j.outcome is not null and coalesce(j.finished_at, 0) <= @ended_by)
    limit @count
)
returning job_id
