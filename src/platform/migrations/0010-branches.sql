-- The roads beside the main one: aid first, cooperation, objection, change of counsel, the next stage.
alter table matter
  add column previous_id       uuid,
  add column cooperation_from  date,
  add column urgent_on         date,
  add column urgent_until      date,
  add column objection_on      date,
  add column objection_outcome text,
  add column assign_from       date,
  add column change_asked_on   date,
  add column counsel_refusals  int not null default 0,
  add foreign key (county, previous_id) references matter;
create index matter_previous on matter (county, previous_id);
