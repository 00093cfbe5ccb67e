-- Appends to the audit with the time of the batch.
insert into audit_log (
    at, account, address, action, target, detail
)
select
    @now::bigint, r.account, r.address, r.action, r.target, r.detail
from unnest(
    @account::text[], @address::text[], @action::text[], @target::text[], @detail::text[]
) as r (
    account, address, action, target, detail
)
