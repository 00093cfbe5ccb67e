-- A page of accounts by name.
select name, email, full_name, role, created_at, disabled_at
from accounts
where name > @after_name
order by name
limit @count
