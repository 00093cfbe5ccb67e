-- Finds the lanes of a submitter: made where submitters have limits, since each change of a lane pays for it.
create index if not exists queue_lanes_submitter on queue_lanes (submitter)
