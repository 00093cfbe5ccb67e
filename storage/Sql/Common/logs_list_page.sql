-- A page of the logs of an attempt, by name.
select stream, size
from logs
where job_id = @job_id and attempt = @attempt and stream > @after_stream
order by stream
limit @count
