-- The file of a package that is about to be put at this place.
select path, suite, job_id, attempt, size, sha256, root, file from package_writes where path = @path
