-- Forgets the unknown MACs that were seen longest ago, beyond the bound.
delete from unknown_boxes
where mac in (
    select u.mac from unknown_boxes u order by u.seen_at desc, u.mac desc limit 9223372036854775807 offset @max_count
)
