-- A second proof of who one is, for sealing, paying and administration: a code of a phone's authenticator, or a passkey.
alter table session add column proven_until timestamptz;
alter table account
  add column challenge text,
  add column challenge_until timestamptz,
  add column code_failures int not null default 0,
  add column codes_locked_until timestamptz;

create table second_factor (
  county        text not null references county,
  account_id    uuid not null,
  id            uuid not null,
  kind          text not null check (kind in ('totp', 'passkey')),
  label         text not null,
  -- TOTP: the secret. Passkey: its public key, with the id and the count that the key itself gives.
  secret        personal,
  last_step     bigint,
  credential_id text,
  public_key    text,
  transports    text[],
  counter       bigint,
  created_at    timestamptz not null,
  used_at       timestamptz,
  primary key (county, id),
  foreign key (county, account_id) references account
);
create index second_factor_account on second_factor (county, account_id);
create unique index second_factor_credential on second_factor (county, credential_id);
alter table second_factor enable row level security;
alter table second_factor force row level security;
create policy of_county on second_factor
  using (county = (select wall_county())) with check (county = (select wall_county()));
