-- Rights that were proposed for accounts, as the facts of their person say: waiting for the security administrator, or declined.
create table membership_proposal (
  tenant text not null,
  id uuid not null,
  person uuid not null,
  account text not null,
  role text not null,
  unit uuid,
  post uuid,
  proposed_on date not null,
  proposed_by text not null,
  declined_on date,
  declined_because text,
  primary key (tenant, id)
);
create index membership_proposal_by_account on membership_proposal (tenant, account);
create index membership_proposal_of_accounts on membership_proposal (account);
create index membership_proposal_open on membership_proposal (tenant, proposed_on) where declined_on is null;

do $$
declare
  name text;
begin
  foreach name in array array['membership_proposal'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;

-- Accounts are neither facts nor projections: a rebuild does not touch them.
-- The city whose administrators keep the account; null: made before there were any, kept by every city it acts in alone.
alter table identity."user" add column "homeCity" text;
alter table identity."user" add column closed boolean not null default false;
alter table identity."user" add column "lastSignInAt" timestamptz;
create index "user_homeCity_idx" on identity."user" ("homeCity");

-- One identity of a provider is one account's.
create unique index "account_provider_subject_idx" on identity.account ("providerId", "accountId");

-- Ours: what programs sign in with. Only a hash is kept; one membership, a few scopes, and a last day.
create table identity.api_token (
  id uuid primary key,
  account text not null references identity."user" (id) on delete cascade,
  tenant text not null,
  membership uuid not null,
  name text not null,
  scopes text[] not null,
  hash text not null unique,
  made_at timestamptz not null,
  -- the first instant at which it gives no right any more
  expires_at timestamptz not null,
  used_on text,
  ended_at timestamptz
);
create index api_token_by_account on identity.api_token (account);
create index api_token_by_tenant on identity.api_token (tenant, made_at);
grant select, insert, update, delete on identity.api_token to lingxian_identity;
