-- The oldest tasks of places, in order.
select @ordinal, t.id, t.content
from tasks t
where t.place = @place
order by t.rank
limit @count
