-- Gives the lanes of submitters the weights of the options.
update queue_lanes l
set weight = r.weight
from unnest(@submitter::text[], @weight::double precision[])
    as r (submitter, weight)
where l.submitter = r.submitter
