-- All files of packages that boxes uploaded.
select job_id, attempt, path, size, '{}', sha256
from packages
