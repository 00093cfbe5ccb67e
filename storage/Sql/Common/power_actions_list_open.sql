-- The power actions of a box that are not over, the oldest first.
select id, testbox, action, job_id, attempt, try_count, asked_at, ended_at, problem
from power_actions
where testbox = @testbox and ended_at is null
order by asked_at, id
limit @count
