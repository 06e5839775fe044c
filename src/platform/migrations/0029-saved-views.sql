-- How one person likes to look at a list: a name for its filter and columns, codes and days only.
create table saved_view (
  county      text not null references county,
  id          uuid not null,
  account_id  uuid not null,
  list        text not null,
  name        text not null,
  filter      text not null,
  primary key (county, id),
  unique (county, account_id, list, name),
  foreign key (county, account_id) references account
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy of_county on saved_view
  using (county = (select wall_county())) with check (county = (select wall_county()));
