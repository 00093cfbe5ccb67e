-- A row when an admin is not disabled and has a token that may be used; without @now the clock is the database's.
select 1
from accounts a
join account_tokens t on t.account = a.name
where a.role = 'admin' and a.disabled_at is null and t.revoked_at is null
    and (
        t.expires_at is null
        or t.expires_at > coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint)
    )
limit 1
