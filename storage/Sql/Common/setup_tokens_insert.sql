-- Keeps a one-time token.
insert into setup_tokens (token_hash, created_at) values (@token_hash, @now)
