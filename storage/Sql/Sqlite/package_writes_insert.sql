-- Keeps that files of packages are about to be put at their places; none of a path that is another suite's, or that has one.
insert into package_writes (path, root, file, suite, job_id, attempt, size, sha256, at)
select @path, @root, @file, @suite, a.job_id, a.number, @size, @sha256, @now
from attempts a
where a.job_id = @job_id and a.number = @attempt and a.ended_at is null
    and not exists (select 1 from packages p where p.path = @path and p.suite <> @suite)
on conflict (path) do nothing
returning path
