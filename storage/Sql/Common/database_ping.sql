-- Answers when the database answers.
select 1
