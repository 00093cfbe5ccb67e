-- One row as soon as any job has ever required something.
select 1 from requirements limit 1
