-- Removes a version of an app; whether it may was read in the same transaction.
delete from apps
where namespace = @namespace and repository = @repository and version_key = @version_key
