-- Tables that offices send, while they are compared and decided on: working papers of one person, no facts and no projections. What is
-- decided becomes facts by the same verbs as when it is typed; the papers may be thrown away at any time.

create table exchange_import (
  tenant text not null,
  -- the command by which the file was handed in
  id uuid not null,
  ledger text not null,
  person uuid not null,
  file_name text not null,
  state text not null,
  fingerprint text not null,
  -- what the file is: its sheet, head, columns, and what was not read
  source jsonb not null,
  -- column of the ledger by place of the file's column
  mapping jsonb not null,
  -- holders by what is written for them
  names jsonb not null,
  rows int not null,
  -- the comparison that holds: what an earlier one still at work comes to is not kept
  compared_by uuid,
  -- under which it was applied: its parts follow from it, so that going on after an interruption does nothing twice
  applied_by uuid,
  created_at timestamptz not null,
  primary key (tenant, id)
);
create index exchange_import_by_person on exchange_import (tenant, person, ledger, created_at);

create table exchange_row (
  tenant text not null,
  import uuid not null,
  row int not null,
  cells jsonb not null,
  kind text,
  title text,
  code text,
  matter uuid,
  -- how many facts the matter had when it was compared
  version int,
  asks boolean not null default false,
  changes jsonb,
  problems jsonb,
  decision text,
  done text,
  primary key (tenant, import, row),
  foreign key (tenant, import) references exchange_import (tenant, id) on delete cascade
);

-- How a head that came before was mapped, so that next month it is not asked again.
create table exchange_mapping (
  tenant text not null,
  ledger text not null,
  fingerprint text not null,
  mapping jsonb not null,
  primary key (tenant, ledger, fingerprint)
);

do $$
declare
  name text;
begin
  foreach name in array array['exchange_import', 'exchange_row', 'exchange_mapping'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
