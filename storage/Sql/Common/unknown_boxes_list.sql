-- The MACs without a name, the newest first.
select mac, first_seen_at, seen_at, ip from unknown_boxes order by seen_at desc, mac
