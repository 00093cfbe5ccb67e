-- Takes the place of an app for a request; gives a row when it has it, also when it had it before.
insert into jenkins_requests (app_namespace, app_name, id, version, item, requested_at, held_until)
values (@app_namespace, @app_name, @id, @version, null, @now, @held_until)
on conflict (app_namespace, app_name) do update
set id = excluded.id, version = excluded.version, requested_at = excluded.requested_at, held_until = excluded.held_until
where jenkins_requests.item is null
    and (jenkins_requests.id = excluded.id or jenkins_requests.held_until < excluded.requested_at)
returning id
