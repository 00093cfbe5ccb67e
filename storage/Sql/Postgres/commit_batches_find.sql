-- Whether a batch was committed.
select number from commit_batches where batch_id = @batch_id
