-- Creates an account; no row when another has its name or its address.
insert into accounts (name, email, full_name, role, created_at)
values (@name, @email, @full_name, @role, @now)
on conflict do nothing
returning name
