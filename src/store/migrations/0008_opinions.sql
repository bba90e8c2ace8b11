-- Whose opinion was asked on which matter (征求意见): they are shown it although they have no duty there yet.

create table opinion (
  tenant text not null,
  matter uuid not null,
  id uuid not null,
  holder uuid not null,
  until_on date not null,
  given_on date,
  answered_on date,
  primary key (tenant, matter, id)
);
create index opinion_by_holder on opinion (tenant, holder, until_on);

alter table opinion enable row level security;
create policy own_tenant on opinion to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on opinion for select to lingxian_jobs, lingxian_rollup using (true);
grant select on opinion to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on opinion to lingxian_app;
