-- A row when some app has a file of this name.
select cast(1 as bigint) from app_files where path = @path
