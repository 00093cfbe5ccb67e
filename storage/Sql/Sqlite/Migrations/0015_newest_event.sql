-- oldest binary: 3
-- Event ids go on from the newest event, which earlier binaries may have removed though followers had come to it: an event of
-- no job stands in for it.
insert into job_events (id, kind, at)
select max(event_id), 'numbering', cast(unixepoch('subsec') * 1000000 as integer)
from event_cursors
having max(event_id) > (select coalesce(max(id), 0) from job_events);
