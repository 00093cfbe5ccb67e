-- The files of a version of an app are to be removed from the disk.
insert into file_removals (root, path)
select cast(@root as text), f.path
from app_files f
where f.namespace = @namespace and f.repository = @repository and f.version_key = @version_key
order by f.path
