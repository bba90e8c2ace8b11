-- Requests (要数要材料) and complaints (减负意见), as their facts say.

create table request (
  tenant text not null,
  id uuid not null,
  unit uuid not null,
  title text not null,
  sent_on date not null,
  due_on date not null,
  status text not null,
  primary key (tenant, id)
);
create index request_by_due on request (tenant, due_on, id);
create index request_by_unit on request (tenant, unit, sent_on);
create index request_by_day on request (tenant, sent_on, id);

-- Who was asked, and whether an answer stands: `waiting`, `answered`, `returned`.
create table request_unit (
  tenant text not null,
  request uuid not null,
  unit uuid not null,
  answer text not null,
  answered_on date,
  primary key (tenant, request, unit)
);
create index request_unit_by_unit on request_unit (tenant, unit, request);

-- Who may open a file of an answer: who asked, and who answered.
create table request_file (
  tenant text not null,
  request uuid not null,
  sha256 text not null,
  reader uuid not null,
  primary key (tenant, request, sha256, reader)
);
create index request_file_by_content on request_file (tenant, sha256, reader);

create table complaint (
  tenant text not null,
  id uuid not null,
  kind text not null,
  about_type text not null,
  about_id uuid,
  unit uuid,
  made_on date not null,
  answered_on date,
  taken boolean,
  primary key (tenant, id)
);
create index complaint_by_day on complaint (tenant, made_on, id);
create index complaint_open on complaint (tenant, made_on) where answered_on is null;

do $$
declare
  name text;
begin
  foreach name in array array['request', 'request_unit', 'request_file', 'complaint'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
