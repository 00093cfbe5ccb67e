-- A row when an admin is not disabled and has a token that may be used.
select 1
from accounts a
join account_tokens t on t.account = a.name
where a.role = 'admin' and a.disabled_at is null and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > @now)
limit 1
