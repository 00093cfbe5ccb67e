-- Takes attempts off the list of those that wait for extraction.
delete from extract_queue where job_id = @job_id and attempt = @attempt
