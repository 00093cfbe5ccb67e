-- A page of the apps that a caller sees, by name. A public namespace shows no app.
select a.spec, a.meta_files, a.owner, a.is_frozen, a.created_at, a.changed_at
from apps a
where (cast(@namespace as text) = '' or a.namespace = @namespace)
    and (cast(@repository as text) = '' or a.repository = @repository)
    and (a.namespace, a.repository, a.version_key)
        > (cast(@after_namespace as text), cast(@after_repository as text), cast(@after_version as text))
    and (cast(@scope as text) <> 'shared' or a.owner <> @caller)
    and (cast(@scope as text) <> 'owned' or a.owner = @caller)
    and exists (
        select 1
        from app_permissions p
        where p.namespace = a.namespace and (p.repository = a.repository or p.repository = '')
            and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
            and (
                (
                    p.grantee_kind = 'user' and cast(@scope as text) <> 'public'
                    and (cast(@is_admin as bigint) = 1 or p.grantee = @caller)
                )
                or (
                    p.grantee_kind = 'group' and p.repository <> ''
                    and (cast(@scope as text) = 'all' or cast(@scope as text) = 'public')
                )
            )
    )
order by a.namespace, a.repository, a.version_key
limit @count
