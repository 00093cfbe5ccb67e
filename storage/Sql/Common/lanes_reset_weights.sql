-- Gives every lane the usual weight, before the options' weights are set.
update queue_lanes set weight = 1 where weight <> 1
