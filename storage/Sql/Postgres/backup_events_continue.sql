-- After a restore: ids of events go on.
select setval(pg_get_serial_sequence('job_events', 'id'), (select coalesce(max(id), 1) from job_events))
