-- One version of an app.
select spec, meta_files, owner, is_frozen, created_at, changed_at
from apps
where namespace = @namespace and repository = @repository and version_key = @version_key
