-- One token, as it may be shown.
select id, account, prefix, note, created_at, expires_at, revoked_at from account_tokens where id = @id
