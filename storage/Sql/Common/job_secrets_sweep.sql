-- Removes secrets of jobs that have ended or are gone, so many at a time, and tells how many by its rows.
delete from job_secrets
where job_id in (
    select distinct s.job_id
    from job_secrets s
    left join jobs j on j.id = s.job_id
    where j.id is null or j.outcome is not null
    limit @count
)
returning job_id
