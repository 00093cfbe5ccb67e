-- Adds artifacts of live attempts; a path that is taken stays as it is.
insert into artifacts (job_id, attempt, path, size, sha256)
select r.job_id, r.attempt, r.path, r.size, r.sha256
from unnest(
    @job_id::bigint[], @attempt::bigint[], @path::text[], @size::bigint[], @sha256::text[]
) as r (
    job_id, attempt, path, size, sha256
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
on conflict (job_id, attempt, path) do nothing
