-- After a restore: all events are of a transaction that is over in every cluster, and older than what follows.
update job_events set transaction_id = '1'
