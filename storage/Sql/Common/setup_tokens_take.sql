-- Holds a one-time token until the transaction is over, so that one login uses it; no row when it is too old.
update setup_tokens
set created_at = created_at
where token_hash = @token_hash and created_at > @after
returning is_asked
