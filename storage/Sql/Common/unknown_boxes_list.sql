-- A page of the MACs without a name, the newest first.
select mac, first_seen_at, seen_at, ip
from unknown_boxes
where (seen_at, mac) < (@before_seen_at, @before_mac)
order by seen_at desc, mac desc
limit @count
