-- The mark of the folder that holds the results of this database.
select marker from result_folder
