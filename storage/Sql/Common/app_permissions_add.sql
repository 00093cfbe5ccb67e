-- Grants something; no row when it was granted already.
insert into app_permissions (namespace, repository, grantee_kind, grantee, permission)
values (@namespace, @repository, @grantee_kind, @grantee, @permission)
on conflict do nothing
returning grantee
