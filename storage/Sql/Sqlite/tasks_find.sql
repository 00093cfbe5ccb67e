-- Where tasks stand, by their ids.
select @ordinal, t.place from tasks t where t.id = @id
