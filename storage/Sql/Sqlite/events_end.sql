-- The position after all events.
select 0, coalesce(max(id), 0)
from job_events
