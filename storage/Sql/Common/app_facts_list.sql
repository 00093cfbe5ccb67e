-- What is known of a name, as it is at one moment: whose namespace and repository are, each grant on them, the version.
select
    cast(0 as bigint) as part, n.owner as first, '' as second, '' as third, cast(0 as bigint) as fourth,
    cast(0 as bigint) as fifth, cast(0 as bigint) as sixth, '' as seventh
from app_namespaces n
where n.name = @namespace
union all
select 1, r.owner, '', '', 0, 0, 0, ''
from app_repositories r
where r.namespace = @namespace and r.name = @repository
union all
select 2, p.repository, p.grantee_kind, p.grantee, 0, 0, 0, p.permission
from app_permissions p
where p.namespace = @namespace and (p.repository = '' or p.repository = @repository)
union all
select 3, a.spec, a.meta_files, a.owner, a.is_frozen, a.created_at, a.changed_at, ''
from apps a
where a.namespace = @namespace and a.repository = @repository and a.version_key = @version_key
order by 1
