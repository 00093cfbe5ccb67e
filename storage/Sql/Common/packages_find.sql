-- A file of a package, by its path.
select path, suite, job_id, attempt, size, sha256 from packages where path = @path
