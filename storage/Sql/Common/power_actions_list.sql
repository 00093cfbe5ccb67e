-- The newest power actions of a box.
select id, testbox, action, job_id, attempt, try_count, asked_at, ended_at, problem
from power_actions
where testbox = @testbox
order by asked_at desc, id desc
limit @count
