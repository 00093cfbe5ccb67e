-- The first files of an attempt, so many at a time, are to be removed from the disk.
insert into file_removals (root, path)
select cast(@root as text), a.path
from artifacts a
where a.job_id = @job_id and a.attempt = @attempt
order by a.path
limit @count
