-- Where the file that shows a version of an app is.
select path, sha256
from app_files
where namespace = @namespace and repository = @repository and version_key = @version_key and file_name = @file_name
