-- The content of a file that shows a version of an app.
select content
from app_meta_files
where namespace = @namespace and repository = @repository and version_key = @version_key and file_name = @file_name
