-- Keeps what boxes said of themselves; what they did not say stays.
insert into testboxes (
    name, arch, wtmp_state, ip, ssh_port, seen_at
)
select
    r.name, r.arch, r.wtmp_state, r.ip, r.ssh_port, @now::bigint
from unnest(
    @name::text[], @arch::text[], @wtmp_state::text[], @ip::text[], @ssh_port::bigint[]
) as r (
    name, arch, wtmp_state, ip, ssh_port
)
on conflict (name) do update
set arch = coalesce(excluded.arch, testboxes.arch),
    wtmp_state = coalesce(excluded.wtmp_state, testboxes.wtmp_state),
    ip = coalesce(excluded.ip, testboxes.ip),
    ssh_port = coalesce(excluded.ssh_port, testboxes.ssh_port),
    seen_at = excluded.seen_at
