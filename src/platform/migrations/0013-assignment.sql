-- What the choice of counsel rests on: who they are, whom they serve, their share of the work, and what a recipient asks for.
alter table counsel
  add column gender    text check (gender in ('男', '女')),
  add column languages text[] not null default '{}',
  add column townships text[] not null default '{}',
  add column share     numeric(4, 2) not null default 1 check (share >= 0),
  add column joined_on date not null default '2000-01-01';
alter table counsel alter column joined_on drop default;
alter table matter
  add column asked_gender text check (asked_gender in ('男', '女')),
  add column language     text;
create index matter_assigned on matter (county, assigned_on) where counsel_id is not null;
