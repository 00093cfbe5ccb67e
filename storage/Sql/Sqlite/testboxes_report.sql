-- Keeps what boxes said of themselves; what they did not say stays.
insert into testboxes (
    name, arch, wtmp_state, ip, ssh_port, seen_at
)
values (
    @name, @arch, @wtmp_state, @ip, @ssh_port, @now
)
on conflict (name) do update
set arch = coalesce(excluded.arch, testboxes.arch),
    wtmp_state = coalesce(excluded.wtmp_state, testboxes.wtmp_state),
    ip = coalesce(excluded.ip, testboxes.ip),
    ssh_port = coalesce(excluded.ssh_port, testboxes.ssh_port),
    seen_at = excluded.seen_at
