-- Uses up all one-time tokens.
delete from setup_tokens
