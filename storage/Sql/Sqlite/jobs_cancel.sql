-- Makes queued jobs cancelled, and says of which cluster they are; a job that is not queued any more gives no row.
update jobs
set state = 'cancelled', outcome = 'cancelled', finished_at = @now
where id = @job_id and state = 'queued'
returning @ordinal, queue, priority, submitter,
    (select p.cluster_id from cluster_parts p where p.job_id = jobs.id), requirement_id
