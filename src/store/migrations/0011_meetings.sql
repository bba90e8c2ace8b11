-- Meetings of bodies, and which units present something at them: those are shown their own topics although they have no seat there.

create table meeting (
  tenant text not null,
  id uuid not null,
  body uuid not null,
  pack text not null,
  kind text not null,
  year int not null,
  number int,
  on_day date not null,
  status text not null,
  primary key (tenant, id)
);
create index meeting_by_body on meeting (tenant, body, on_day);
create index meeting_by_day on meeting (tenant, on_day);

create table meeting_presenter (
  tenant text not null,
  meeting uuid not null,
  unit uuid not null,
  primary key (tenant, meeting, unit)
);
create index meeting_presenter_by_unit on meeting_presenter (tenant, unit);

do $$
declare
  name text;
begin
  foreach name in array array['meeting', 'meeting_presenter'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
