-- Stores a token of an account that is there; else gives no row.
insert into account_tokens (account, token_hash, prefix, note, created_at, expires_at)
select a.name, cast(@token_hash as text), cast(@prefix as text), cast(@note as text), cast(@now as bigint),
    cast(@expires_at as bigint)
from accounts a
where a.name = @account
returning id, account, prefix, note, created_at, expires_at, revoked_at
