-- A page of the tokens of an account, newest first.
select id, account, prefix, note, created_at, expires_at, revoked_at
from account_tokens
where account = @account and id < @before_id
order by id desc
limit @count
