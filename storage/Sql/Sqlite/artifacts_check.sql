-- Which artifacts are stored with this content and belong to a live attempt.
select @ordinal
from artifacts f
join attempts a on a.job_id = f.job_id and a.number = f.attempt and a.ended_at is null
where f.job_id = @job_id and f.attempt = @attempt and f.path = @path and f.size = @size and f.sha256 = @sha256
