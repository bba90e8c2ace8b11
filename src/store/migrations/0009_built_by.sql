-- By which shape of the projections a city's tables were made: a program that makes them otherwise rebuilds them from the log before it
-- serves. Not a fact and not a projection. A city without a row was made before there was this table.

create table built_by (
  tenant text primary key,
  version int not null
);

alter table built_by enable row level security;
create policy own_tenant on built_by to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on built_by for select to lingxian_jobs, lingxian_rollup using (true);
grant select on built_by to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on built_by to lingxian_app;
