-- The first rows of an attempt's files, which file_removals_add_artifacts has named; tells how many by its rows.
delete from artifacts
where job_id = @job_id and attempt = @attempt
    and path in (
        select path from artifacts where job_id = @job_id and attempt = @attempt order by path limit @count
    )
returning 1
