-- The namespaces that a caller may read by a permission on the namespace itself, by name.
select n.name, n.owner
from app_namespaces n
where exists (
    select 1
    from app_permissions p
    where p.namespace = n.name and p.repository = ''
        and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
        and (p.grantee_kind = 'group' or p.grantee = @caller)
)
order by n.name
