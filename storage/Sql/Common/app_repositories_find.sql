-- Whose a repository is.
select owner from app_repositories where namespace = @namespace and name = @name
