-- Its marks at barriers of a job that is removed.
delete from cluster_nodes where job_id = @job_id
