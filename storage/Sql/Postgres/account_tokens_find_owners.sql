-- Whose these tokens are; nobody's when they are revoked or their account is disabled.
select t.id, t.token_hash, t.expires_at, a.name, a.role, a.email, a.full_name, r.ordinal
from unnest(@ordinal::bigint[], @token_hash::text[])
    as r (ordinal, token_hash)
join account_tokens t on t.token_hash = r.token_hash and t.revoked_at is null
join accounts a on a.name = t.account and a.disabled_at is null
