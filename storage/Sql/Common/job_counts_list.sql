-- The numbers of jobs by state.
select state, job_count from job_counts order by state
