-- Keeps where a file that shows a version of an app is; it is on disk.
insert into app_files (namespace, repository, version_key, file_name, path, size, sha256)
values (@namespace, @repository, @version_key, @file_name, @path, @size, @sha256)
