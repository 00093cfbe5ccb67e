-- One account.
select name, email, full_name, role, created_at, disabled_at from accounts where name = @name
