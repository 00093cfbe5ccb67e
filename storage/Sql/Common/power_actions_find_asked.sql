-- The newest power action of a box that somebody asked for.
select id, testbox, action, job_id, attempt, try_count, asked_at, ended_at, problem
from power_actions
where testbox = @testbox and job_id is null
order by asked_at desc, id desc
limit 1
