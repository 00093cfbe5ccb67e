-- Takes MACs from their boxes.
delete from testbox_macs d
using unnest(@mac::text[])
    as r (mac)
where d.mac = r.mac
