-- All files that show apps, in the columns of the other files.
select cast(0 as bigint), cast(0 as bigint), f.path, f.size, '', f.sha256
from app_files f
