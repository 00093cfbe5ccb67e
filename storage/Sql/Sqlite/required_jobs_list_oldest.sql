-- The oldest jobs of lanes with requirements, for people: nothing is reserved.
select @ordinal, w.job_id
from required_jobs w
where w.queue = @queue and w.priority = @priority and w.submitter = @submitter and w.requirement_id = @requirement_id
order by w.job_id
limit @count
