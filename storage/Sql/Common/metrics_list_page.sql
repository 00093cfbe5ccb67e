-- A page of the metrics of an attempt, in their order.
select name, value, unit
from metrics
where job_id = @job_id and attempt = @attempt and position > @after_position
order by position
limit @count
