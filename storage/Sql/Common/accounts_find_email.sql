-- Whether an account other than this one has the address. Addresses are the same in whatever case they are written.
select name from accounts where lower(email) = @email and name <> @name
