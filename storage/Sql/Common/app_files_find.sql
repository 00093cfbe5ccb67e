-- Where the file that shows a version of an app is; no row where an older binary has stored one in the database since.
select f.path, f.sha256
from app_files f
where f.namespace = @namespace and f.repository = @repository and f.version_key = @version_key
    and f.file_name = @file_name
    and not exists (
        select 1
        from app_meta_files m
        where m.namespace = f.namespace and m.repository = f.repository and m.version_key = f.version_key
            and m.file_name = f.file_name
    )
