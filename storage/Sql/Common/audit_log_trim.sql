-- Forgets old entries of the audit, so many at a time, and tells how many by its rows.
delete from audit_log
where id in (select id from audit_log where at < @before order by at limit @count)
returning id
