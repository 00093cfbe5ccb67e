-- Keeps a one-time token.
insert into setup_tokens (token_hash, created_at, is_asked) values (@token_hash, @now, @is_asked)
