-- Forgets where the files of a version of an app are; they are to be removed from the disk.
delete from app_files
where namespace = @namespace and repository = @repository and version_key = @version_key
