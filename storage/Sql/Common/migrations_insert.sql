-- Records a migration in the transaction that applies it.
insert into migrations (version, name, applied_at, oldest_binary)
values (@version, @name, @applied_at, @oldest_binary)
