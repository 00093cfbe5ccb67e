-- The jobs of the live attempts that these boxes have.
select @ordinal, a.job_id from attempts a where a.testbox = @testbox and a.ended_at is null
