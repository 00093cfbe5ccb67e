-- Makes files of packages those of live attempts; a file of another suite stays that suite's and is not returned.
insert into packages (path, suite, job_id, attempt, size, sha256, at)
select r.path, r.suite, r.job_id, r.attempt, r.size, r.sha256, @now::bigint
from unnest(
    @path::text[], @suite::text[], @job_id::bigint[], @attempt::bigint[], @size::bigint[], @sha256::text[]
) as r (
    path, suite, job_id, attempt, size, sha256
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
on conflict (path) do update set job_id = excluded.job_id, attempt = excluded.attempt, size = excluded.size,
    sha256 = excluded.sha256, at = excluded.at
where packages.suite = excluded.suite
returning path
