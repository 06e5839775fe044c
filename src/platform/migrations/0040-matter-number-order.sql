-- The list in the order of its numbers, which have no leading zeros: a page of it is read, not all matters sorted.
create index matter_number_order on matter (county, (split_part(number, '〕', 1)) collate "C", (length(number)), number collate "C");
