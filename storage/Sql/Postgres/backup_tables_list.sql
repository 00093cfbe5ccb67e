-- Our tables with their columns, quoted; those of the Orleans engine are not ours.
select quote_ident(c.relname), string_agg(quote_ident(a.attname), ', ' order by a.attnum)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'orleans%'
group by c.relname
order by c.relname
