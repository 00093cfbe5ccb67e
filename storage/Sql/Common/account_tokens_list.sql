-- A page of tokens, newest first.
select id, account, prefix, note, created_at, expires_at, revoked_at
from account_tokens
where id < @before_id
order by id desc
limit @count
