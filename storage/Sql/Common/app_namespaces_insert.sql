-- Creates a namespace; that there was none was read in the same transaction.
insert into app_namespaces (name, owner, created_at) values (@name, @owner, @now)
