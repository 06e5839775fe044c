-- What the practice county was asked to be, so that a broken-off run goes on as the same one.
create table practice_run (
  county      text primary key references county,
  seed        int not null,
  matters     int not null,
  from_day    date not null,
  until_day   date not null,
  finished_at timestamptz
);
