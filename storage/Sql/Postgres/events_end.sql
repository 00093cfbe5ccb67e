-- The position after all events that can be seen, and before all that open transactions will bring.
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0::bigint
