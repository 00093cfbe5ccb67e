-- Keeps the mark of the result folder; the first one stays.
insert into result_folder (id, marker) values (1, @marker) on conflict (id) do nothing
