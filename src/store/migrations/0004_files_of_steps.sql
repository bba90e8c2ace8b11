-- Which files the steps of a matter carry as evidence, so that a file is given only to those who may see the matter.

create table matter_file (
  tenant text not null,
  matter uuid not null,
  sha256 text not null,
  primary key (tenant, matter, sha256)
);
create index matter_file_by_content on matter_file (tenant, sha256);

alter table matter_file enable row level security;
create policy own_tenant on matter_file to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on matter_file for select to lingxian_jobs, lingxian_rollup using (true);
grant select on matter_file to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on matter_file to lingxian_app;
