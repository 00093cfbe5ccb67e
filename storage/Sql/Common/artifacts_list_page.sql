-- A page of the artifacts of an attempt, by path.
select path, size, sha256
from artifacts
where job_id = @job_id and attempt = @attempt and path > @after_path
order by path
limit @count
