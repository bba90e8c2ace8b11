-- Indicators with their targets, and the readings of places and of the whole, as their facts say.

create table indicator (
  tenant text not null,
  id uuid not null,
  name text not null,
  owner uuid not null,
  ended_on date,
  primary key (tenant, id)
);
create index indicator_by_owner on indicator (tenant, owner);

create table indicator_target (
  tenant text not null,
  indicator uuid not null,
  id uuid not null,
  level text not null,
  period text not null,
  -- null: for the whole
  place uuid,
  withdrawn boolean not null,
  primary key (tenant, indicator, id)
);
create index indicator_target_by_place on indicator_target (tenant, place, indicator);

create table reading (
  tenant text not null,
  id uuid not null,
  indicator uuid not null,
  place uuid,
  period text not null,
  as_of date not null,
  status text not null,
  -- the unit that reported it
  unit uuid,
  primary key (tenant, id)
);
create index reading_by_indicator on reading (tenant, indicator, period);
create index reading_by_place on reading (tenant, place, indicator);
create index reading_waiting on reading (tenant, status, as_of) where status in ('reported', 'checked', 'returned');

create table reading_file (
  tenant text not null,
  reading uuid not null,
  sha256 text not null,
  primary key (tenant, reading, sha256)
);
create index reading_file_by_hash on reading_file (tenant, sha256);

do $$
declare
  name text;
begin
  foreach name in array array['indicator', 'indicator_target', 'reading', 'reading_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
