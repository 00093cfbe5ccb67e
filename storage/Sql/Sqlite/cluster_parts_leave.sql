-- Parts that do not wait for their boxes any more.
update cluster_parts set due_at = null where job_id = @job_id and due_at is not null
