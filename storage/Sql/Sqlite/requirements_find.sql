-- The ids of sets of requirements.
select @ordinal, k.id from requirements k where k.text = @text
