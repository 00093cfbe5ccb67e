-- How many jobs of a lane are older than a job, counted to @count at most: a lane may hold a million.
select count(*)
from (
    select 1
    from job_queue w
    where w.queue = @queue and w.priority = @priority and w.submitter = @submitter and w.job_id < @job_id
    limit @count
) o
