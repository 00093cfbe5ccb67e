-- Keeps what could not be read of an attempt's files.
insert into extraction_problems (
    job_id, attempt, position, problem
)
select
    r.job_id, r.attempt, r.position, r.problem
from unnest(
    @job_id::bigint[], @attempt::bigint[], @position::bigint[], @problem::text[]
) as r (
    job_id, attempt, position, problem
)
