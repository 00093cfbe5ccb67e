-- Whose these tokens are, and what time it is; nobody's when they are revoked or have expired or their account is disabled.
select t.id, t.token_hash, t.expires_at, a.name, a.role, a.email, a.full_name, @ordinal, @now
from account_tokens t
join accounts a on a.name = t.account
where t.token_hash = @token_hash and t.revoked_at is null and a.disabled_at is null
    and (t.expires_at is null or t.expires_at > @now)
