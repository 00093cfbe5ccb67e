-- Whether an account other than this one has the address.
select name from accounts where email = @email and name <> @name
