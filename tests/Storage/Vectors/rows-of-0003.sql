-- Rows as a silo kept them that knew migrations up to 0003, in words of both dialects. It was stopped at 12:00 of 2026-03-01
-- (1772366400000000); its oldest job came at 11:00. Jobs 1, 2 and 18 stand in a queue, 13 waits for its retry, 14 for job 4,
-- 15 and 16 are one cluster job, and 17 waits for its results to be read.
update sequences set value = 19 where name = 'job';

insert into jobs (id, state, outcome, suite, box_group, testbox, queue, priority, submitter, run_timeout, infra_retries,
    infra_retries_used, retries, retries_used, attempt_count, submitted_at, finished_at, extracted_at, health)
values
    (1, 'queued', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 0, 1772362800000000, null, null, null),
    (2, 'queued', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 0, 0, 0, 0, 1772362801000000, null, null, null),
    (3, 'offered', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 1, 1772362802000000, null, null, null),
    (4, 'running', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 1, 1772362803000000, null, null, null),
    (5, 'post_run', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 1, 1772362804000000, null, null, 'failed'),
    (6, 'succeeded', 'succeeded', 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 1, 1772362805000000, 1772363000000000, 1772363030000000, 'success'),
    (7, 'failed', 'failed', 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 1, 1, 2, 1772362806000000, 1772363300000000, 1772363330000000, 'failed'),
    (8, 'cancelled', 'cancelled', 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 0, 1772362807000000, 1772363001000000, null, 'cancel'),
    (9, 'timed_out', 'timed_out', 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 0, 0, 0, 1, 1772362808000000, 1772364900000000, 1772364930000000, null),
    (10, 'crashed', 'crashed', 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 0, 0, 0, 1, 1772362809000000, 1772363100000000, 1772363130000000, null),
    (11, 'abnormal', 'abnormal', 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 0, 0, 0, 1, 1772362810000000, 1772363200000000, 1772363230000000, null),
    (12, 'lost', 'lost', 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 1, 1, 0, 0, 2, 1772362811000000, 1772365000000000, 1772365030000000, null),
    (13, 'queued', null, 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 1, 0, 0, 1, 1772362812000000, null, null, null),
    (14, 'queued', null, 'fio', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'bob', 1800000000, 2, 0, 0, 0, 0, 1772362813000000, null, null, null),
    (15, 'queued', null, 'netperf', 'node-1', 'node-1', 'node-1', 3, 'bob', 1800000000, 2, 1, 0, 0, 1, 1772362814000000, null, null, null),
    (16, 'queued', null, 'netperf', 'node-2', 'node-2', 'node-2', 3, 'bob', 1800000000, 2, 1, 0, 0, 1, 1772362814000000, null, null, null),
    (17, 'succeeded', 'succeeded', 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 0, 'ann@example.org', 1800000000, 2, 0, 0, 0, 1, 1772362815000000, 1772366390000000, null, 'success'),
    (18, 'queued', null, 'iperf', 'vm-2p8g', 'vm-2p8g', 'vm-2p8g', 5, 'bob', 1800000000, 2, 0, 0, 0, 0, 1772362816000000, null, null, null);
insert into job_specs (job_id, spec)
select id, '{"suite":"' || suite || '","testbox":"' || testbox || '"}' from jobs;

insert into job_queue (job_id, queue, priority, submitter)
values (1, 'vm-2p8g', 0, 'ann@example.org'), (2, 'vm-2p8g', 0, 'bob'), (18, 'vm-2p8g', 5, 'bob');
insert into queue_lanes (queue, priority, submitter, queued_count, live_count, weight, served_seq)
values ('vm-2p8g', 0, 'ann@example.org', 1, 3, 1, 9), ('vm-2p8g', 0, 'bob', 1, 0, 1, 7), ('vm-2p8g', 5, 'bob', 1, 0, 1, 0);
insert into queues (name, queued_count, live_count) values ('vm-2p8g', 3, 3);
update job_counts set job_count = (select count(*) from jobs j where j.state = job_counts.state);

insert into attempts (job_id, number, testbox, state, token, address, kind, offered_at, started_at, post_run_at, ended_at,
    deadline_at, heartbeat_at, verdict, health, end_reason, version)
values
    (3, 1, 'vm-2p8g-1', 'offered', '03', '10.0.0.1:3000', 'ipxe', 1772365700000000, null, null, null, 1772366300000000, null, null, null, null, 1),
    (4, 1, 'vm-2p8g-2', 'running', '04', '10.0.0.1:3000', 'ipxe', 1772366000000000, 1772366060000000, null, null, 1772367920000000, 1772366399000000, null, null, null, 3),
    (5, 1, 'vm-2p8g-3', 'post_run', '05', '10.0.0.1:3000', 'container', 1772366000000000, 1772366060000000, 1772366300000000, null, 1772368100000000, 1772366398000000, 'failed', 'failed', null, 4),
    (6, 1, 'vm-2p8g-1', 'succeeded', '06', '10.0.0.1:3000', 'ipxe', 1772362880000000, 1772362900000000, 1772362990000000, 1772363000000000, 1772364790000000, null, 'succeeded', 'success', 'finished', 5),
    (7, 1, 'vm-2p8g-2', 'failed', '07', '10.0.0.1:3000', 'grub', 1772362880000000, 1772362900000000, 1772363010000000, 1772363020000000, 1772364810000000, null, 'failed', 'failed', 'failed', 5),
    (7, 2, 'vm-2p8g-2', 'failed', '72', '10.0.0.1:3000', 'grub', 1772363030000000, 1772363060000000, 1772363290000000, 1772363300000000, 1772365090000000, null, 'failed', 'failed', 'failed', 5),
    (9, 1, 'vm-2p8g-3', 'timed_out', '09', '10.0.0.1:3000', 'ipxe', 1772362880000000, 1772363040000000, null, 1772364900000000, 1772364900000000, null, null, null, 'The deadline passed.', 3),
    (10, 1, 'vm-2p8g-4', 'crashed', '10', '10.0.0.1:3000', 'ipxe', 1772362880000000, 1772362900000000, null, 1772363100000000, 1772364700000000, null, null, null, 'The kernel panicked.', 3),
    (11, 1, 'vm-2p8g-1', 'abnormal', '11', '10.0.0.1:3000', 'libvirt', 1772363010000000, 1772363060000000, null, 1772363200000000, 1772364860000000, null, null, null, 'The box asked to boot in the middle.', 3),
    (12, 1, 'vm-2p8g-1', 'lost', '12', '10.0.0.1:3000', 'ipxe', 1772363210000000, null, null, 1772363810000000, 1772363810000000, null, null, null, 'The deadline passed.', 2),
    (12, 2, 'vm-2p8g-4', 'lost', '22', '10.0.0.1:3000', 'ipxe', 1772364400000000, null, null, 1772365000000000, 1772365000000000, null, null, null, 'The deadline passed.', 2),
    (13, 1, 'vm-2p8g-1', 'lost', '13', '10.0.0.1:3000', 'ipxe', 1772365000000000, null, null, 1772365600000000, 1772365600000000, null, null, null, 'The deadline passed.', 2),
    (15, 1, 'node-1', 'lost', '15', '', 'ipxe', 1772363000000000, null, null, 1772363600000000, 1772363600000000, null, null, null, 'The deadline passed.', 2),
    (16, 1, 'node-2', 'lost', '16', '', 'ipxe', 1772363000000000, null, null, 1772363600000000, 1772363600000000, null, null, null, 'Box node-1 did not come.', 2),
    (17, 1, 'vm-2p8g-4', 'succeeded', '17', '10.0.0.1:3000', 'ipxe', 1772366200000000, 1772366210000000, 1772366380000000, 1772366390000000, 1772368180000000, null, 'succeeded', 'success', 'finished', 5);
insert into attempt_values (job_id, attempt, name, value) values (6, 1, 'loadavg', '0.10 0.20 0.30 1/90 7'), (6, 1, 'version', '6.1');
insert into job_events (job_id, attempt, testbox, kind, at, data)
values
    (6, 1, 'vm-2p8g-1', 'state_changed', 1772363000000000, '{"from":"post_run","to":"succeeded"}'),
    (null, null, 'vm-2p8g-4', 'first_boot', 1772362850000000, null),
    (12, 2, 'vm-2p8g-4', 'state_changed', 1772365000000000, '{"from":"offered","to":"lost"}');
insert into submissions (submitter, idempotency_key, body_hash, first_job_id, job_count, at)
values ('ann@example.org', 'nightly-1', 'ab12', 6, 2, 1772362805000000);
insert into retries (job_id, due_at) values (13, 1772366410000000);
insert into job_holds (job_id, fail_fast) values (14, 0);
insert into job_waits (job_id, on_job_id, condition) values (14, 4, null);
insert into cluster_parts (job_id, cluster_id, testbox, roles, direct_macs, direct_ips, due_at)
values (15, 15, 'node-1', 'server', '', '192.168.222.1', 1772363610000000),
    (16, 15, 'node-2', 'client', '', '192.168.222.2', 1772363610000000);
insert into cluster_nodes (job_id, attempt, level) values (15, 1, 0), (16, 1, 0);

insert into testboxes (name, arch, wtmp_state, ip, seen_at)
values ('vm-2p8g-1', 'x86_64', null, '10.0.0.11', 1772365700000000), ('vm-2p8g-2', 'x86_64', 'running', '10.0.0.12', 1772366060000000),
    ('vm-2p8g-3', null, null, null, 1772366060000000), ('vm-2p8g-4', 'x86_64', null, null, 1772366395000000),
    ('node-1', null, null, null, 1772366390000000), ('node-2', null, null, null, 1772366390000000);
insert into testbox_macs (mac, name) values ('0a-6c-c0-5b-3a-4e', 'vm-2p8g-1');
insert into testbox_queues (name, position, queue) values ('vm-2p8g-4', 0, 'vm-2p8g.x86_64'), ('vm-2p8g-4', 1, 'vm-2p8g');
insert into testbox_health (name, lost_count, first_lost_at, succeeded_at)
values ('vm-2p8g-1', 2, 1772363810000000, 1772363000000000), ('vm-2p8g-4', 0, null, 1772366390000000);

insert into logs (job_id, attempt, stream, size) values (4, 1, 'stdout', 5), (6, 1, 'serial', 100), (6, 1, 'stdout', 20);
insert into artifacts (job_id, attempt, path, size, sha256) values (6, 1, 'iperf.json', 12, 'aa');
insert into metrics (job_id, attempt, position, name, value, unit) values (6, 1, 0, 'iperf.bps', 9.5, 'Gbit/s');
insert into test_results (job_id, attempt, position, name, outcome, message, duration) values (6, 1, 0, 'tcp', 'passed', null, 1500000);
insert into extraction_problems (job_id, attempt, position, problem) values (7, 2, 0, 'A file could not be read.');
insert into extract_queue (job_id, attempt, queued_at) values (17, 1, 1772366390000000);

insert into tasks (id, place, rank, content, added_at)
values ('z9.18', 'sched/vm-2p8g/in_process', 1, '{"id":"z9.18"}', 1772362900000000),
    ('z9.19', 'sched/vm-2p8g/ready', 2, '{"id":"z9.19"}', 1772362901000000);
insert into power_actions (id, testbox, action, job_id, attempt, try_count, asked_at, due_at, ended_at, problem)
values ('p1', 'vm-2p8g-1', 'cycle', 12, 1, 1, 1772363810000000, null, 1772363811000000, null);
insert into deliveries (id, cause, target, url, event, body, state, try_count, created_at, due_at, ended_at, problem)
values ('d1', 'end-6', 'board', 'http://board.example.org/', 'job_ended', '{}', 'delivered', 1, 1772363000000000, 1772363000000000, 1772363001000000, null),
    ('d2', 'end-17', 'board', 'http://board.example.org/', 'job_ended', '{}', 'waiting', 1, 1772366390000000, 1772366391000000, null, 'refused');

-- Later events were removed since.
update event_cursors set event_id = 7000 where name = 'power';
