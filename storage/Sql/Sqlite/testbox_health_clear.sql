-- Forgets the losses of boxes.
update testbox_health set lost_count = 0, first_lost_at = null where name = @name and lost_count > 0
