-- Forgets one-time tokens that are too old to be used.
delete from setup_tokens where created_at <= @before
