-- Boxes that get no new job.
select @ordinal from testbox_holds h where h.name = @testbox
