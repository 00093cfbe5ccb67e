-- Adds what a batch did to the numbers of jobs by state, in key order.
update job_counts set job_count = job_count + @delta where state = @state
