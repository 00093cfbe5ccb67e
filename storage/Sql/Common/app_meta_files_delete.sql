-- Removes what shows a version of an app.
delete from app_meta_files
where namespace = @namespace and repository = @repository and version_key = @version_key
