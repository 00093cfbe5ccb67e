-- Takes jobs off the list of those that wait for a retry.
delete from retries
where job_id = @job_id
