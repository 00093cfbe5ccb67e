-- Whose a namespace is.
select owner from app_namespaces where name = @name
