-- Forgets unknown MACs that have got a name.
delete from unknown_boxes where mac = @mac
