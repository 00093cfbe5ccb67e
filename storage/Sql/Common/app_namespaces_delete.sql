-- Removes a namespace, and nothing when a repository is named.
delete from app_namespaces where name = @namespace and cast(@repository as text) = ''
