-- Opening a matter that one has no task in: with a reason, for some hours, on the director's board.
create table reasoned_opening (
  county    text not null,
  matter_id uuid not null,
  actor_id  uuid not null,
  opened_at timestamptz not null,
  until_at  timestamptz not null,
  reason    text not null,
  primary key (county, matter_id, actor_id, opened_at),
  foreign key (county, matter_id) references matter,
  foreign key (county, actor_id) references account
);
alter table reasoned_opening enable row level security;
alter table reasoned_opening force row level security;
create policy of_county on reasoned_opening
  using (county = (select wall_county()) and ((select current_setting('fayuan.history', true)) = 'county' or actor_id = (select wall_uuid('fayuan.actor'))))
  with check (county = (select wall_county()) and actor_id = (select wall_uuid('fayuan.actor')));
