-- Who was there for a shift, and the help that was given in it (值班律师提供法律帮助情况登记表).
alter table duty_shift add column arrived_at timestamptz, add column left_at timestamptz;
create table duty_help (
  county         text not null,
  id             uuid not null,
  post_id        uuid not null,
  day            date not null,
  counsel_id     uuid not null,
  begins_at      timestamptz not null,
  ends_at        timestamptz not null,
  person_id      uuid not null,
  organ          text not null,
  stage          text not null,
  charge         text not null,
  kinds          text[] not null,
  guilty_plea    boolean not null,
  witnessed      boolean not null,
  opinion        text,
  opinion_result text,
  applied_at     timestamptz,
  forwarded_at   timestamptz,
  signed         boolean not null,
  notice_id      uuid,
  recorded_at    timestamptz not null,
  primary key (county, id),
  foreign key (county, post_id, day) references duty_shift,
  foreign key (county, counsel_id) references counsel,
  foreign key (county, person_id) references person,
  foreign key (county, notice_id) references agency_notice
);
create index duty_help_day on duty_help (county, day);
create index duty_help_person on duty_help (county, person_id);
alter table duty_help enable row level security;
alter table duty_help force row level security;
create policy by_sight on duty_help
  using (county = (select wall_county()) and (
    (select current_setting('fayuan.sight', true)) = 'county' or counsel_id = (select wall_uuid('fayuan.counsel'))))
  with check (county = (select wall_county()));
create policy through_help on person for select
  using (county = (select wall_county())
    and exists (select from duty_help h where h.county = person.county and h.person_id = person.id));
