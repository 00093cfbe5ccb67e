-- Ends the write of a package's file, if it is still the same one; else gives no row.
delete from package_writes where path = @path and file = @file returning path
