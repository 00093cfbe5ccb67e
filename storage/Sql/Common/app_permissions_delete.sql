-- Forgets all that was granted on a repository, or on a namespace and its repositories where the repository is empty:
-- who owned the name must not keep it when somebody else creates it again.
delete from app_permissions
where namespace = @namespace and (cast(@repository as text) = '' or repository = @repository)
