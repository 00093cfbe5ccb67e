-- Changes what is given of an account; no row when it would leave no admin that is not disabled.
update accounts
set role = coalesce(cast(@role as text), role),
    email = coalesce(cast(@email as text), email),
    full_name = coalesce(cast(@full_name as text), full_name),
    disabled_at = case
        when cast(@disabled as bigint) is null then disabled_at
        when @disabled = 0 then null
        else coalesce(disabled_at, cast(@now as bigint))
    end
where name = @name
    and (
        role <> 'admin' or disabled_at is not null
        or (coalesce(cast(@role as text), role) = 'admin' and coalesce(cast(@disabled as bigint), 0) = 0)
        or exists (
            select 1
            from accounts other
            where other.role = 'admin' and other.disabled_at is null and other.name <> accounts.name
        )
    )
returning name
