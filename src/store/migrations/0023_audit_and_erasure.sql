-- Who signed in, took something out, was refused: not facts of work and not a projection. A chain of hashes for each city, written once.

-- `tenant` is empty for what belongs to no city, as a sign-in with an unknown name: the whole installation's own chain.
create table audit_event (
  tenant text not null,
  no bigint not null check (no > 0),
  at timestamptz(3) not null,
  account text,
  membership uuid,
  on_behalf_of uuid,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  what text check (length(what) <= 200),
  address text check (length(address) <= 100),
  trace text check (length(trace) <= 100),
  hash bytea not null,
  primary key (tenant, no)
);
create index audit_event_by_instant on audit_event (tenant, at desc, no desc);
create index audit_event_by_account on audit_event (tenant, account, at desc);

create trigger audit_is_for_ever before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit_event for each statement execute function refuse_change();
alter table audit_event enable always trigger audit_is_for_ever, enable always trigger audit_is_never_emptied;

alter table audit_event enable row level security;
-- A city's auditor also reads what belongs to no city; nobody writes into another chain than their connection's.
create policy own_tenant on audit_event for select to lingxian_app using (tenant in (current_setting('lingxian.tenant', true), ''));
create policy own_entry on audit_event for insert to lingxian_app with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on audit_event for select to lingxian_jobs, lingxian_rollup using (true);
grant select, insert on audit_event to lingxian_app;
grant select on audit_event to lingxian_jobs, lingxian_rollup;
