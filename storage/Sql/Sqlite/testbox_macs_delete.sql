-- Takes MACs from their boxes.
delete from testbox_macs where mac = @mac
