-- What several server processes on one database tell each other. No facts and no projections: a rebuild does not touch them, a back-up leaves them out.

-- Long work that somebody watches (a file being read, an import, a verification), as the process that does it last said: another process answers from
-- here, and asks it here to stop. What was not heard of for half a minute is gone with its process.
create table watched_job (
  tenant text not null,
  person uuid not null,
  command uuid not null,
  -- a command that is sent again is another run of it
  run uuid not null,
  -- empty where it could quote what is checked and never kept
  name text not null,
  state text not null,
  done int not null default 0,
  total int not null default 0,
  unit text,
  answer jsonb,
  problem jsonb,
  -- work of which a city has one at a time, while it is under way
  alone text,
  cancel_asked boolean not null default false,
  heard_at timestamptz(3) not null,
  primary key (tenant, person, command)
);
create unique index watched_job_alone on watched_job (tenant, alone) where alone is not null;

alter table watched_job enable row level security;
create policy own_tenant on watched_job to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on watched_job for select to lingxian_jobs, lingxian_rollup using (true);
grant select on watched_job to lingxian_jobs, lingxian_rollup;
grant select, insert, update, delete on watched_job to lingxian_app;

-- Who asks so often that processes count together: a hash of the account or the address, and how often in all. Only differences mean anything.
create table identity.asked_often (
  key text primary key,
  taken bigint not null,
  heard_at timestamptz not null
);
grant select, insert, update, delete on identity.asked_often to lingxian_identity;
