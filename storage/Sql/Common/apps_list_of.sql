-- A page of the versions of one app that a caller sees, by name. A public namespace shows no app.
select a.namespace, a.repository, a.version_key, a.spec, a.meta_files, a.owner, a.is_frozen, a.created_at, a.changed_at
from apps a
where a.namespace = @namespace and a.repository = @repository
    and a.version_key > cast(@after_version as text)
    and (cast(@scope as text) <> 'shared' or a.owner <> @caller)
    and (cast(@scope as text) <> 'owned' or a.owner = @caller)
    and exists (
        select 1
        from app_permissions p
        where p.namespace = @namespace and (p.repository = @repository or p.repository = '')
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
order by a.version_key
limit @count
