-- A page of the repositories that a caller sees, by name, from what is granted on. A public namespace shows all of its
-- repositories.
with visible as (
    select seen.namespace, seen.repository
    from (
        select *
        from (
            select distinct p.namespace, p.repository
            from app_permissions p
            where cast(@scope as text) <> 'public' and cast(@is_admin as bigint) = 0
                and p.grantee = @caller and p.grantee_kind = 'user' and p.repository <> ''
                and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
                and (p.namespace, p.repository) >= (cast(@after_namespace as text), cast(@after_repository as text))
                and p.namespace >= cast(@from_namespace as text) and p.namespace <= cast(@to_namespace as text)
            order by 1, 2
            limit cast(@count as bigint) + 1
        ) own_names
        union
        select *
        from (
            select distinct p.namespace, p.repository
            from app_permissions p
            where (cast(@scope as text) = 'all' or cast(@scope as text) = 'public')
                and p.grantee = 'AllUsers' and p.grantee_kind = 'group' and p.repository <> ''
                and (p.namespace, p.repository) >= (cast(@after_namespace as text), cast(@after_repository as text))
                and p.namespace >= cast(@from_namespace as text) and p.namespace <= cast(@to_namespace as text)
            order by 1, 2
            limit cast(@count as bigint) + 1
        ) public_names
        union
        select *
        from (
            select distinct r.namespace, r.name as repository
            from app_permissions p
            join app_repositories r on r.namespace = p.namespace
            where cast(@scope as text) <> 'public' and cast(@is_admin as bigint) = 0
                and p.grantee = @caller and p.grantee_kind = 'user' and p.repository = ''
                and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
                and (r.namespace, r.name) >= (cast(@after_namespace as text), cast(@after_repository as text))
                and r.namespace >= cast(@from_namespace as text) and r.namespace <= cast(@to_namespace as text)
            order by 1, 2
            limit cast(@count as bigint) + 1
        ) own_spaces
        union
        select *
        from (
            select distinct r.namespace, r.name as repository
            from app_permissions p
            join app_repositories r on r.namespace = p.namespace
            where (cast(@scope as text) = 'all' or cast(@scope as text) = 'public')
                and p.grantee = 'AllUsers' and p.grantee_kind = 'group' and p.repository = ''
                and (r.namespace, r.name) >= (cast(@after_namespace as text), cast(@after_repository as text))
                and r.namespace >= cast(@from_namespace as text) and r.namespace <= cast(@to_namespace as text)
            order by 1, 2
            limit cast(@count as bigint) + 1
        ) public_spaces
        union
        select *
        from (
            select distinct r.namespace, r.name as repository
            from app_repositories r
            where cast(@is_admin as bigint) = 1 and cast(@scope as text) <> 'public'
                and (r.namespace, r.name) >= (cast(@after_namespace as text), cast(@after_repository as text))
                and r.namespace >= cast(@from_namespace as text) and r.namespace <= cast(@to_namespace as text)
            order by 1, 2
            limit cast(@count as bigint) + 1
        ) all_names
    ) seen
    order by seen.namespace, seen.repository
    limit cast(@count as bigint) + 1
)
select r.namespace, r.name, r.owner
from visible v
join app_repositories r on r.namespace = v.namespace and r.name = v.repository
where (r.namespace, r.name) > (cast(@after_namespace as text), cast(@after_repository as text))
order by r.namespace, r.name
limit @count
