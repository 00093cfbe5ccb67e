-- Gives the lanes of submitters the weights of the options.
update queue_lanes set weight = @weight where submitter = @submitter
