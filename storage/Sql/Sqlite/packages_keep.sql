-- Makes files of packages those of live attempts; a file of another suite stays that suite's and is not returned.
insert into packages (path, suite, job_id, attempt, size, sha256, at)
select @path, @suite, a.job_id, a.number, @size, @sha256, @now
from attempts a
where a.job_id = @job_id and a.number = @attempt and a.ended_at is null
on conflict (path) do update set job_id = excluded.job_id, attempt = excluded.attempt, size = excluded.size,
    sha256 = excluded.sha256, at = excluded.at
where packages.suite = excluded.suite
returning path
