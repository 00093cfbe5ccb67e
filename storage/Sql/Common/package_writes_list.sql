-- Files of packages that are about to be put at their places, or were when a silo died; a page by path.
select path, suite, job_id, attempt, size, sha256, root, file
from package_writes
where path > @after_path
order by path
limit @count
