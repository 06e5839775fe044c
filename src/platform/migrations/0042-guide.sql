-- The first-use guide of a practice county (新手十件事): which task a learner has begun, as whom, and what was given to work on.
-- Everything else about it is read from what was really done since.
create table guide_task (
  county     text not null references county,
  -- made by the learner's browser: a learner works as several people
  run_id     uuid not null,
  task       text not null,
  account_id uuid not null,
  begun_at   timestamptz not null,
  -- the matters of the task, each as it was judged before anything was done to it
  given      jsonb not null,
  answer     text,
  -- the figure that was asked for, counted when it was answered
  truth      int,
  primary key (county, run_id, task),
  foreign key (county, account_id) references account
);
alter table guide_task enable row level security;
alter table guide_task force row level security;
create policy of_county on guide_task
  using (county = (select wall_county())) with check (county = (select wall_county()));
