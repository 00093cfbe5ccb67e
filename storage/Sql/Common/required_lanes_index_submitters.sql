-- The same for lanes with requirements.
create index if not exists required_lanes_submitter on required_lanes (submitter)
