-- What another system's table looks like, so that a ledger goes out in that form as it came in: its head, and its words for ours. No facts
-- and no projections: like the mapping itself they can be thrown away, and are asked for again.

alter table exchange_mapping
  -- the file's columns in their order: [{ at, name, group }]
  add column head jsonb,
  -- their words by the column and by ours: { "state": { "办理": "办理中" } }
  add column words jsonb not null default '{}',
  add column kept_at timestamptz;

-- When a ledger last went out in the form of another system: what has changed since is what goes out next.
create table exchange_out (
  tenant text not null,
  ledger text not null,
  at timestamptz not null,
  primary key (tenant, ledger)
);

do $$
begin
  alter table exchange_out enable row level security;
  create policy own_tenant on exchange_out to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
    with check (tenant = current_setting('lingxian.tenant', true));
  create policy all_tenants on exchange_out for select to lingxian_jobs, lingxian_rollup using (true);
  grant select on exchange_out to lingxian_app, lingxian_jobs, lingxian_rollup;
  grant insert, update, delete on exchange_out to lingxian_app;
end $$;
