-- Which units, places or bodies a record is about: what a required practice per unit counts.

create table activity_unit (
  tenant text not null,
  activity uuid not null,
  unit uuid not null,
  primary key (tenant, activity, unit)
);
create index activity_unit_by_unit on activity_unit (tenant, unit, activity);

alter table activity_unit enable row level security;
create policy own_tenant on activity_unit to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on activity_unit for select to lingxian_jobs, lingxian_rollup using (true);
grant select on activity_unit to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on activity_unit to lingxian_app;
