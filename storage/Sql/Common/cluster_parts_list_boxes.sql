-- The boxes that clusters wait for.
select distinct testbox from cluster_parts where due_at is not null order by testbox
