-- Takes the set queues from boxes.
delete from testbox_queues d
using unnest(@name::text[])
    as r (name)
where d.name = r.name
