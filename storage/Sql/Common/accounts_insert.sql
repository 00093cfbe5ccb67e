-- Creates an account; no row when another has its name or its address.
insert into accounts (name, email, full_name, role, created_at)
select cast(@name as text), cast(@email as text), cast(@full_name as text), cast(@role as text), cast(@now as bigint)
where not exists (select 1 from accounts where lower(email) = @email)
on conflict do nothing
returning name
