-- Which rows are to follow and are due, in order.
select job_id, attempt, due_at, root
from job_removals
where due_at <= @now
order by due_at, job_id, attempt
limit @count
