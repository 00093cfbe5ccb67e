-- oldest binary: 3
-- Bounded looks at what waits: cluster jobs by the boxes that they want, and how long jobs took by suite and group.

-- Clusters that want the same boxes have the same box_set, and only the first of them is looked at. What waits by now is a
-- set each; '' is what a binary from before this column writes: its clusters are looked at one after the other.
alter table cluster_parts add column box_set text not null default '';
-- The job's.
alter table cluster_parts add column priority integer not null default 0;
-- How often the whole cluster job was repeated after a loss. The same in all parts of a cluster.
alter table cluster_parts add column retry_count integer not null default 0 check (retry_count >= 0);
update cluster_parts
set box_set = '/' || cluster_id, priority = j.priority, retry_count = j.infra_retries_used
from jobs j
where j.id = cluster_parts.job_id;
create index cluster_parts_sets on cluster_parts (testbox, box_set, priority desc, cluster_id) where due_at is not null;
-- The one above begins as it does.
drop index cluster_parts_waiting;

-- Jobs that say how long such jobs take: lost and cancelled ones do not.
create index jobs_runs_of_suite on jobs (box_group, suite, id)
    where outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal');
create index jobs_runs_of_group on jobs (box_group, id)
    where outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal');
