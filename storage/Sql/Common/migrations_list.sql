-- The migrations that were applied.
select version, name, oldest_binary from migrations order by version
