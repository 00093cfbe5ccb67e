-- Appends to the audit with the time of the batch.
insert into audit_log (
    at, account, address, action, target, detail
)
values (
    @now, @account, @address, @action, @target, @detail
)
