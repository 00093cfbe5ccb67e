-- What a profile has measured.
select profile, certified_by, note, certified_at
from app_profiles
where app_namespace = @app_namespace and app_name = @app_name and number = @number
