-- How many jobs of submitters stand in queues, and how many live attempts they have.
select r.ordinal,
    (select coalesce(sum(l.queued_count), 0) from queue_lanes l where l.submitter = r.submitter)::bigint
    + (select coalesce(sum(l.queued_count), 0) from required_lanes l where l.submitter = r.submitter)::bigint,
    (select coalesce(sum(l.live_count), 0) from queue_lanes l where l.submitter = r.submitter)::bigint
from unnest(@ordinal::bigint[], @submitter::text[])
    as r (ordinal, submitter)
