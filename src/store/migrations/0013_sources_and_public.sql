-- Whence matters came, where they say so themselves, and what is public: nothing but the plain words that the office released.

create table matter_source (
  tenant text not null,
  matter uuid not null,
  source text not null,
  primary key (tenant, matter)
);
create index matter_source_by_source on matter_source (tenant, source);

create table public_document (
  tenant text not null,
  document uuid not null,
  title text not null,
  summary text not null,
  published_on date not null,
  primary key (tenant, document)
);
create index public_document_newest on public_document (tenant, published_on desc, document desc);

create table public_matter (
  tenant text not null,
  matter uuid not null,
  promise text not null,
  outcome text,
  topic text,
  published_on date not null,
  primary key (tenant, matter)
);

do $$
declare
  name text;
begin
  foreach name in array array['matter_source', 'public_document', 'public_matter'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
