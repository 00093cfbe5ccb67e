-- Forgets unknown MACs that have got a name.
delete from unknown_boxes d
using unnest(@mac::text[])
    as r (mac)
where d.mac = r.mac
