-- Wakes the other silos when the transaction commits.
select pg_notify('boxyard_commits', @payload)
