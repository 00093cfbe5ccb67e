-- Keeps that files of packages are about to be put at their places; none of a path that is another suite's, or that has one.
insert into package_writes (path, root, file, suite, job_id, attempt, size, sha256, at)
select r.path, r.root, r.file, r.suite, r.job_id, r.attempt, r.size, r.sha256, @now::bigint
from unnest(
    @path::text[], @root::text[], @file::text[], @suite::text[], @job_id::bigint[], @attempt::bigint[], @size::bigint[],
    @sha256::text[]
) as r (
    path, root, file, suite, job_id, attempt, size, sha256
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
where not exists (select 1 from packages p where p.path = r.path and p.suite <> r.suite)
on conflict (path) do nothing
returning path
