-- Inspections (督察), as their facts say: when, by whom and where, opinions that wait for a word, and the files they carry.

create table inspection (
  tenant text not null,
  id uuid not null,
  pack text not null,
  kind text not null,
  status text not null,
  from_on date not null,
  to_on date not null,
  looks_back_at uuid,
  merged_into uuid,
  primary key (tenant, id)
);
create index inspection_by_day on inspection (tenant, from_on, id);
create index inspection_by_earlier on inspection (tenant, looks_back_at) where looks_back_at is not null;
create index inspection_by_merger on inspection (tenant, merged_into) where merged_into is not null;

-- Units that carry it out (`inspects`) and those inspected.
create table inspection_unit (
  tenant text not null,
  inspection uuid not null,
  unit uuid not null,
  part text not null,
  primary key (tenant, inspection, unit)
);
create index inspection_unit_by_unit on inspection_unit (tenant, unit, inspection);

-- Opinions: until when the inspected may state its case, and whether that waits for an answer.
create table inspection_opinion (
  tenant text not null,
  inspection uuid not null,
  id uuid not null,
  unit uuid not null,
  state_by date not null,
  stated_on date,
  answered_on date,
  primary key (tenant, inspection, id)
);
create index inspection_opinion_by_unit on inspection_opinion (tenant, unit, state_by);
create index inspection_opinion_waiting on inspection_opinion (tenant, stated_on) where stated_on is not null and answered_on is null;

-- Who may open a file: those who inspect, and of a case or a second look the unit it is about.
create table inspection_file (
  tenant text not null,
  inspection uuid not null,
  sha256 text not null,
  reader uuid not null,
  primary key (tenant, inspection, sha256, reader)
);
create index inspection_file_by_content on inspection_file (tenant, sha256, reader);

do $$
declare
  name text;
begin
  foreach name in array array['inspection', 'inspection_unit', 'inspection_opinion', 'inspection_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
