-- Signing in: second factors, passkeys, idle sessions, former passwords, counting of sign-ins by address and account.
-- Columns and tables that the identity library asks for are named as it names them; a test compares them with what it would make itself.

alter table identity."user"
  add column "twoFactorEnabled" boolean,
  -- since when the password holds; null: since before this was kept
  add column "passwordSince" timestamptz;

alter table identity.session
  add column "lastSeenAt" timestamptz,
  -- after so many minutes without a request it is over; null: only the library's absolute limit holds
  add column "idleMinutes" integer,
  -- the role it acts in must have a second factor
  add column "secondFactorDue" boolean,
  -- it was opened by more than a password: a code of a second factor, or a passkey that asked for a finger, a face or a PIN
  add column "byTwoFactors" boolean;

create table identity."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references identity."user" (id) on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on identity."twoFactor" (secret);
create index "twoFactor_userId_idx" on identity."twoFactor" ("userId");

-- Ours: what follows. -------------------------------------------------------------------------------------------------------

-- A code of a second factor is looked at once; who has seen it typed cannot use it again. The hash says neither account nor code.
create table identity.tried_code (
  key text primary key,
  tried_at timestamptz not null
);

-- A passkey belongs to the host it was made on (`rp`), and can be used there only.
create table identity.passkey (
  id text primary key,
  account text not null references identity."user" (id) on delete cascade,
  name text not null,
  rp text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_account on identity.passkey (account, made_at);

-- Hashes of earlier passwords, so that they are not taken again.
create table identity.former_password (
  account text not null references identity."user" (id) on delete cascade,
  until_at timestamptz not null,
  hash text not null,
  primary key (account, until_at)
);

-- Sign-ins of one minute, by address and by account (both hashed), of all processes on this database.
create table identity.sign_in_window (
  key text primary key,
  began_at timestamptz not null,
  tried integer not null,
  failed integer not null
);

grant select, insert, update, delete on all tables in schema identity to lingxian_identity;

-- What a city demands of who signs in. A setting and no projection: not from facts, and a rebuild does not touch it.
create table security_setting (
  tenant text primary key,
  settings jsonb not null,
  changed_at timestamptz not null
);

alter table security_setting enable row level security;
create policy own_tenant on security_setting to lingxian_app
  using (tenant = current_setting('lingxian.tenant', true)) with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on security_setting for select to lingxian_jobs, lingxian_rollup using (true);
grant select on security_setting to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on security_setting to lingxian_app;
