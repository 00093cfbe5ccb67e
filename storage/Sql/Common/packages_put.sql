-- What stands at a package's place now, and whose it is; its file is there already.
insert into packages (path, suite, job_id, attempt, size, sha256, at)
select path, suite, job_id, attempt, size, sha256, at
from package_writes
where path = @path and file = @file
on conflict (path) do update set suite = excluded.suite, job_id = excluded.job_id, attempt = excluded.attempt,
    size = excluded.size, sha256 = excluded.sha256, at = excluded.at
returning path
