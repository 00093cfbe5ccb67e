-- Which jobs exist.
select id from jobs where id = any(@id::bigint[])
