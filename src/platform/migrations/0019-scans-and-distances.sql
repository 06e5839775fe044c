-- The scan of a notice that came on paper, and how far each duty lawyer's way to a post is.
create table notice_scan (
  county     text not null,
  id         uuid not null,
  notice_id  uuid not null,
  file_name  text not null,
  media_type text not null,
  bytes      bigint not null,
  digest     text not null,
  added_by   uuid not null,
  added_at   timestamptz not null,
  primary key (county, id),
  foreign key (county, notice_id) references agency_notice,
  foreign key (county, added_by) references account
);
create index notice_scan_notice on notice_scan (county, notice_id);
alter table notice_scan enable row level security;
alter table notice_scan force row level security;
create policy of_notice on notice_scan
  using (county = (select wall_county())
    and exists (select from agency_notice n where n.county = notice_scan.county and n.id = notice_scan.notice_id))
  with check (county = (select wall_county()));
-- A duty lawyer sees the call for help that was answered with their name.
create policy by_call on agency_notice for select
  using (county = (select wall_county()) and counsel_id = (select wall_uuid('fayuan.counsel')));
alter table duty_member add column distances jsonb not null default '{}';
