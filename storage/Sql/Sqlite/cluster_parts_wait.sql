-- Lets parts wait for their boxes again, from then on.
update cluster_parts set due_at = @due_at where job_id = @job_id
