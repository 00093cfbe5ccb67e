-- Freezes a version of an app, or ends that; no row when nothing changed.
update apps
set is_frozen = @is_frozen, changed_at = @now
where namespace = @namespace and repository = @repository and version_key = @version_key
    and is_frozen <> @is_frozen
returning version_key
