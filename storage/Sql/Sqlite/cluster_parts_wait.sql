-- Lets parts wait for their boxes again, from then on: one retry of the whole.
update cluster_parts set due_at = @due_at, retry_count = retry_count + 1 where job_id = @job_id
