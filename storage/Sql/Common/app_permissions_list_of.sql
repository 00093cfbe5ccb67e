-- What is granted on a repository and on its namespace.
select namespace, repository, grantee_kind, grantee, permission
from app_permissions
where namespace = @namespace and (repository = '' or repository = @repository)
order by repository, grantee_kind, grantee, permission
