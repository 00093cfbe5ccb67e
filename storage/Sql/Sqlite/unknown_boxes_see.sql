-- Remembers that a MAC without a name asked; a MAC that has a name by now is not unknown.
insert into unknown_boxes (mac, ip, first_seen_at, seen_at)
select @mac, @ip, @now, @now
where not exists (select 1 from testbox_macs m where m.mac = @mac)
on conflict (mac) do update set seen_at = excluded.seen_at, ip = coalesce(excluded.ip, unknown_boxes.ip)
