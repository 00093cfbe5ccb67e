-- The scripts of Orleans that were not applied to this database, in the order in which they must be.
select name
from (values (1, 'PostgreSQL-Main.sql', 'orleansquery'), (2, 'PostgreSQL-Clustering.sql', 'orleansmembershiptable'))
    as scripts (position, name, first_table)
where to_regclass(first_table) is null
order by position
