-- Remembers that a MAC without a name asked; a MAC that has a name by now is not unknown.
insert into unknown_boxes (
    mac, ip, first_seen_at, seen_at
)
select
    r.mac, r.ip, @now::bigint, @now::bigint
from unnest(@mac::text[], @ip::text[])
    as r (mac, ip)
where not exists (select 1 from testbox_macs m where m.mac = r.mac)
on conflict (mac) do update set seen_at = excluded.seen_at, ip = coalesce(excluded.ip, unknown_boxes.ip)
