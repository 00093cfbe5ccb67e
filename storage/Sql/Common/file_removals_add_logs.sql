-- The logs of an attempt are to be removed from the disk.
insert into file_removals (root, path)
select cast(@root as text), '.boxyard/log/' || l.stream
from logs l
where l.job_id = @job_id and l.attempt = @attempt
order by l.stream
