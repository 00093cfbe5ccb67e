-- The oldest jobs of lanes, for people: nothing is reserved.
select @ordinal, w.job_id
from job_queue w
where w.queue = @queue and w.priority = @priority and w.submitter = @submitter
order by w.job_id
limit @count
