-- Its part in a cluster job of a job that is removed.
delete from cluster_parts where job_id = @job_id
