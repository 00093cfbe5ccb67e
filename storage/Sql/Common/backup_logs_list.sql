-- All logs with the specs of their jobs, which say where the files are.
select l.job_id, l.attempt, l.stream, l.size, s.spec
from logs l
join job_specs s on s.job_id = l.job_id
