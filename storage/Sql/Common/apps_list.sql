-- A page of the apps that a caller sees, by name. It begins from what is granted, so that what he does not see costs
-- nothing. Repositories without an app that is listed have a row too, for the next page to go on behind. A public
-- namespace shows no app.
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
),
page as (
    select v.namespace, v.repository, a.version_key
    from visible v
    left join apps a on a.namespace = v.namespace and a.repository = v.repository
        and (cast(@scope as text) <> 'shared' or a.owner <> @caller)
        and (cast(@scope as text) <> 'owned' or a.owner = @caller)
    where (v.namespace, v.repository, coalesce(a.version_key, ''))
        > (cast(@after_namespace as text), cast(@after_repository as text), cast(@after_version as text))
    order by v.namespace, v.repository, a.version_key
    limit @count
)
select
    page.namespace, page.repository, coalesce(page.version_key, ''), a.spec, a.meta_files, a.owner, a.is_frozen,
    a.created_at, a.changed_at
from page
left join apps a on a.namespace = page.namespace and a.repository = page.repository
    and a.version_key = page.version_key
order by page.namespace, page.repository, page.version_key
