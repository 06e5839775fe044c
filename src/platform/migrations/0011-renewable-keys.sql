-- A blind index names the key it was made with, as a sealed value does: both can then be renewed row by row.
alter table person no force row level security;
alter table key_in_use no force row level security;
update person p
   set id_number_index = k.key_id || '.' || id_number_index,
       phone_index = k.key_id || '.' || phone_index
  from key_in_use k
 where k.county = p.county and k.purpose = 'index' and p.id_number_index || coalesce(p.phone_index, '') not like '%.%';
alter table person force row level security;
alter table key_in_use force row level security;
