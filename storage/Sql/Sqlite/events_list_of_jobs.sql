-- Events of a job after a position, in order, with the group and the wanted box of the job.
select e.id, e.job_id, e.attempt, e.testbox, e.kind, e.at, e.data, 0, j.box_group, j.testbox
from job_events e
left join jobs j on j.id = e.job_id
where e.job_id = @job_id and @transaction_id = 0 and e.id > @id
order by e.id
limit @count
