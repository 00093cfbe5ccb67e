-- The oldest job of a lane.
select job_id
from job_queue
where queue = @queue and priority = @priority and submitter = @submitter
order by job_id
limit 1
