-- Boxes of a prefix where an attempt has succeeded since an instant; the prefix' boxes are looked at, never their attempts.
select t.name
from testbox_health t
where t.name >= @prefix and t.name < @prefix_end and t.succeeded_at >= @since
order by t.name
limit @count
