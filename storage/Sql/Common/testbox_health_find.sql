-- How many of the box's last attempts were lost in a row.
select t.lost_count from testbox_health t where t.name = @name
