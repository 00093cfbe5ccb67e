-- Keeps a file that shows a version of an app.
insert into app_meta_files (namespace, repository, version_key, file_name, content)
values (@namespace, @repository, @version_key, @file_name, @content)
