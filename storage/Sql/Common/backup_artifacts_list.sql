-- All uploaded files with the specs of their jobs, which say where the files are.
select a.job_id, a.attempt, a.path, a.size, s.spec, a.sha256
from artifacts a
join job_specs s on s.job_id = a.job_id
