-- What is granted on repositories: to their owner all that others have, to others that they are public.
select r.ordinal, p.namespace, p.repository, p.grantee_kind, p.grantee, p.permission
from unnest(
    @ordinal::bigint[], @namespace::text[], @repository::text[], @is_owner::bigint[]
) as r (
    ordinal, namespace, repository, is_owner
)
join app_permissions p on p.namespace = r.namespace and (p.repository = '' or p.repository = r.repository)
where (p.grantee_kind = 'group' or r.is_owner = 1)
    and not (p.grantee_kind = 'user' and p.grantee = @caller)
order by r.ordinal, p.repository, p.grantee_kind, p.grantee, p.permission
