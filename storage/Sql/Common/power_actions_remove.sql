-- Power actions of a job that is removed.
delete from power_actions where job_id = @job_id
