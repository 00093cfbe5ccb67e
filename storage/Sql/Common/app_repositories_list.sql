-- The repositories that a caller sees, by name. A public namespace shows all of its repositories.
select r.namespace, r.name, r.owner
from app_repositories r
where (cast(@namespace as text) = '' or r.namespace = @namespace)
    and (cast(@scope as text) <> 'shared' or r.owner <> @caller)
    and (cast(@scope as text) <> 'owned' or r.owner = @caller)
    and exists (
        select 1
        from app_permissions p
        where p.namespace = r.namespace and (p.repository = r.name or p.repository = '')
            and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
            and (
                (
                    p.grantee_kind = 'user' and cast(@scope as text) <> 'public'
                    and (cast(@is_admin as bigint) = 1 or p.grantee = @caller)
                )
                or (
                    p.grantee_kind = 'group'
                    and (cast(@scope as text) = 'all' or cast(@scope as text) = 'public')
                )
            )
    )
order by r.namespace, r.name
