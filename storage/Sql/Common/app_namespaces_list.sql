-- The first namespaces that a caller may read by a permission on the namespace itself, by name.
select n.name, n.owner
from app_namespaces n
where n.name in (
    select p.namespace
    from app_permissions p
    where (p.grantee = @caller or p.grantee = 'AllUsers') and p.repository = ''
        and (p.permission = 'read' or p.permission = 'write' or p.permission = 'full_control')
        and (p.grantee_kind = 'group' or p.grantee = @caller)
)
order by n.name
limit @count
