-- The register of counsel: whom they are related to, and what the centre found of their year. And what the choice of counsel
-- rests on beside it: the day by which the offer is to be answered, whom the recipient asks for, how the court hears the case.
alter table counsel add column relatives text[] not null default '{}';
create table counsel_assessment (
  county      text not null,
  counsel_id  uuid not null,
  year        int not null,
  result      text not null,
  note        text,
  assessed_on date not null,
  assessed_by uuid not null,
  primary key (county, counsel_id, year),
  foreign key (county, counsel_id) references counsel,
  foreign key (county, assessed_by) references account
);
alter table counsel_assessment enable row level security;
alter table counsel_assessment force row level security;
create policy of_county on counsel_assessment
  using (county = (select wall_county())) with check (county = (select wall_county()));
alter table matter
  add column answer_due_on   date,
  add column asked_counsel   text,
  add column trial_procedure text;
