-- What is granted on a namespace and on all of its repositories.
select namespace, repository, grantee_kind, grantee, permission
from app_permissions
where namespace = @namespace
order by repository, grantee_kind, grantee, permission
