-- What is granted on repositories: to their owner all that others have, to others that they are public.
select @ordinal, p.namespace, p.repository, p.grantee_kind, p.grantee, p.permission
from app_permissions p
where p.namespace = @namespace and (p.repository = '' or p.repository = @repository)
    and (p.grantee_kind = 'group' or @is_owner = 1)
    and not (p.grantee_kind = 'user' and p.grantee = @caller)
order by p.repository, p.grantee_kind, p.grantee, p.permission
