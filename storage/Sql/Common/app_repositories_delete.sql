-- Removes a repository, or all of a namespace where it is empty; that they have no apps was read before.
delete from app_repositories
where namespace = @namespace and (cast(@repository as text) = '' or name = @repository)
