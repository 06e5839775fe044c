-- The State Council's yearly notices that were published after this release, as an administrator entered them. What was entered stays;
-- a correction is a later entry. The calendar is the whole country's, so whoever is inside or works for the program reads it.
create table calendar_notice (
  county       text not null references county,
  position     int not null check (position > 0),
  year         int not null,
  number       text not null,
  published_on date not null,
  holidays     jsonb not null,
  moved        jsonb not null,
  note         text,
  entered_at   timestamptz not null,
  entered_by   uuid not null,
  primary key (county, position),
  foreign key (county, entered_by) references account
);
alter table calendar_notice enable row level security;
alter table calendar_notice force row level security;
create policy known_to_all on calendar_notice for select using (true);
create policy entered_in_county on calendar_notice for insert with check (county = (select wall_county()));
create trigger append_only before update or delete or truncate on calendar_notice execute function refuse_change();
