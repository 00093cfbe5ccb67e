-- Whose these tokens are, and what time it is; nobody's when they are revoked or have expired or their account is disabled.
-- Without @now the clock is the database's.
select t.id, t.token_hash, t.expires_at, a.name, a.role, a.email, a.full_name, r.ordinal, c.now
from unnest(@ordinal::bigint[], @token_hash::text[])
    as r (ordinal, token_hash)
join account_tokens t on t.token_hash = r.token_hash and t.revoked_at is null
join accounts a on a.name = t.account and a.disabled_at is null
cross join (
    select coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint) as now
) c
where t.expires_at is null or t.expires_at > c.now
