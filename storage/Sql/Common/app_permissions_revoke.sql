-- Revokes what is named of the grants on a name, but never the owner's own full control; a row for each.
delete from app_permissions
where namespace = @namespace and repository = @repository
    and (cast(@grantee_kind as text) is null or grantee_kind = @grantee_kind)
    and (cast(@grantee as text) is null or grantee = @grantee)
    and (cast(@permission as text) is null or permission = @permission)
    and not (grantee_kind = 'user' and grantee = @owner and permission = 'full_control')
returning grantee
