-- How many jobs of a submitter and priority that require something are older than a job, counted to @count at most.
select count(*)
from (
    select 1
    from required_jobs w
    where w.queue = @queue and w.priority = @priority and w.submitter = @submitter and w.job_id < @job_id
    limit @count
) o
