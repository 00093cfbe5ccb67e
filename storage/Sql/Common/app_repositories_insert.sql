-- Creates a repository; that there was none was read in the same transaction.
insert into app_repositories (namespace, name, owner, created_at) values (@namespace, @name, @owner, @now)
