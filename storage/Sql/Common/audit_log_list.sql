-- A page of the audit, newest first; a text that is null, and for prefixes empty, lets all through.
select id, at, account, address, action, target, detail
from audit_log
where id < @before_id and at >= @from_at and at < @to_at
    and (cast(@account as text) is null or account = @account)
    and substr(action, 1, length(cast(@action as text))) = @action
    and substr(target, 1, length(cast(@target as text))) = @target
order by id desc
limit @count
