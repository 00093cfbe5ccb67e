-- What a job requires of its box; no row when nothing.
select k.id, k.text
from jobs j
join requirements k on k.id = j.requirement_id
where j.id = @job_id
