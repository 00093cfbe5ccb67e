-- Takes the oldest jobs of lanes out of their queues; what another writer holds is left to it.
delete from job_queue
where job_id in (
    select w.job_id
    from job_queue w
    where w.queue = @queue and w.priority = @priority and w.submitter = @submitter
    order by w.job_id
    limit @count
)
returning @ordinal, job_id
