-- Takes the set queues from boxes.
delete from testbox_queues where name = @name
