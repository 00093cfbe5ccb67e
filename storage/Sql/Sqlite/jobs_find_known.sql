-- Which jobs exist.
select id from jobs where id = @id
