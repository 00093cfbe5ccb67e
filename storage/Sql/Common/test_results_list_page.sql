-- A page of the test results of an attempt, in their order.
select name, outcome, message, duration
from test_results
where job_id = @job_id and attempt = @attempt and position > @after_position
order by position
limit @count
