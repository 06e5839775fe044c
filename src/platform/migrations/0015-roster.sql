-- Where duty lawyers sit, who sits there, and the shifts of each month (值班律师工作办法).
create table duty_post (
  county         text not null references county,
  id             uuid not null,
  name           text not null,
  keeps_holidays boolean not null,
  active         boolean not null default true,
  primary key (county, id),
  unique (county, name)
);
-- Opening hours by weekday from a day on, Monday first, "09:00-17:30" or nothing; what was before stays as it was.
create table duty_hours (
  county  text not null,
  post_id uuid not null,
  from_on date not null,
  week    jsonb not null,
  primary key (county, post_id, from_on),
  foreign key (county, post_id) references duty_post
);
create table duty_member (
  county      text not null,
  counsel_id  uuid not null,
  posts       uuid[] not null,
  avoids      date[] not null,
  likes       date[] not null,
  max_a_month int not null,
  primary key (county, counsel_id),
  foreign key (county, counsel_id) references counsel
);
-- A shift without counsel is a hole; it says why.
create table duty_shift (
  county     text not null,
  post_id    uuid not null,
  day        date not null,
  begins_at  timestamptz not null,
  ends_at    timestamptz not null,
  counsel_id uuid,
  because    jsonb,
  changed_by uuid not null,
  reason     text,
  primary key (county, post_id, day),
  foreign key (county, post_id) references duty_post,
  foreign key (county, counsel_id) references counsel,
  foreign key (county, changed_by) references account
);
create index duty_shift_day on duty_shift (county, day);
create index duty_shift_counsel on duty_shift (county, counsel_id, day);

do $$
declare name text;
begin
  -- The roster hangs on the wall of every post: whoever works in the county may see it.
  foreach name in array array['duty_post', 'duty_hours', 'duty_member', 'duty_shift'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_county on %I using (county = (select wall_county())) with check (county = (select wall_county()))', name);
  end loop;
end $$;
