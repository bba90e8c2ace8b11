-- Schemes of assessment (考核办法) and their runs (考核), as their facts say.

create table scheme (
  tenant text not null,
  id uuid not null,
  name text not null,
  whom text not null,
  status text not null,
  from_on date,
  primary key (tenant, id)
);

create table assessment (
  tenant text not null,
  id uuid not null,
  scheme uuid not null,
  period text not null,
  status text not null,
  cutoff date not null,
  opened_on date not null,
  -- last day on which a unit may ask for review; null before the results are delivered
  until_on date,
  primary key (tenant, id)
);
create index assessment_by_scheme on assessment (tenant, scheme, period);
create index assessment_by_status on assessment (tenant, status, opened_on);

-- Who scores by hand.
create table assessment_scorer (
  tenant text not null,
  assessment uuid not null,
  item text not null,
  post uuid not null,
  primary key (tenant, assessment, item, post)
);
create index assessment_scorer_by_post on assessment_scorer (tenant, post, assessment);

create table assessment_review (
  tenant text not null,
  assessment uuid not null,
  id uuid not null,
  unit uuid not null,
  item text not null,
  requested_on date not null,
  decided_on date,
  withdrawn_on date,
  primary key (tenant, assessment, id)
);
create index assessment_review_by_unit on assessment_review (tenant, unit, assessment);
create index assessment_review_waiting on assessment_review (tenant, requested_on) where decided_on is null and withdrawn_on is null;

-- Who may open a file beside those who see the whole city: the unit it speaks of.
create table assessment_file (
  tenant text not null,
  assessment uuid not null,
  sha256 text not null,
  reader uuid not null,
  primary key (tenant, assessment, sha256, reader)
);
create index assessment_file_by_content on assessment_file (tenant, sha256, reader);

do $$
declare
  name text;
begin
  foreach name in array array['scheme', 'assessment', 'assessment_scorer', 'assessment_review', 'assessment_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
