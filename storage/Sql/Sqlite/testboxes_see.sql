-- Keeps that known boxes asked, unless that is kept of a moment ago.
update testboxes set seen_at = @now where name = @name and seen_at <= @seen_before
