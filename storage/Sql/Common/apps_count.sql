-- How many apps a repository has, or a namespace where the repository is empty.
select count(*)
from apps
where namespace = @namespace and (cast(@repository as text) = '' or repository = @repository)
