-- Revokes a token; no row when it is revoked already, or was never there.
update account_tokens set revoked_at = @now where id = @id and revoked_at is null returning id
