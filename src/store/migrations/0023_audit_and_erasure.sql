-- Who signed in, took something out, was refused: not facts of work and not a projection. A chain of hashes for each city, written once.

-- `tenant` is empty for what belongs to no city, as a sign-in with an unknown name: the whole installation's own chain.
create table audit_event (
  tenant text not null,
  no bigint not null check (no > 0),
  at timestamptz(3) not null,
  account text,
  membership uuid,
  on_behalf_of uuid,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  what text check (length(what) <= 200),
  address text check (length(address) <= 100),
  trace text check (length(trace) <= 100),
  hash bytea not null,
  primary key (tenant, no)
);
create index audit_event_by_instant on audit_event (tenant, at desc, no desc);
create index audit_event_by_account on audit_event (tenant, account, at desc);

create trigger audit_is_for_ever before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit_event for each statement execute function refuse_change();
alter table audit_event enable always trigger audit_is_for_ever, enable always trigger audit_is_never_emptied;

alter table audit_event enable row level security;
-- A city's auditor also reads what belongs to no city; nobody writes into another chain than their connection's.
create policy own_tenant on audit_event for select to lingxian_app using (tenant in (current_setting('lingxian.tenant', true), ''));
create policy own_entry on audit_event for insert to lingxian_app with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on audit_event for select to lingxian_jobs, lingxian_rollup using (true);
grant select, insert on audit_event to lingxian_app;
grant select on audit_event to lingxian_jobs, lingxian_rollup;

-- Erasure by law (个人信息保护法第四十七条) --------------------------------------------------------------------------------------

-- What stands in the place of an erased payload: the same with the words masked, as the fact `fact.erased` says it. Part of the log, not a projection, because
-- replaying reads it; written by the trigger below and by nobody else.
create table fact_redaction (
  tenant text not null,
  id uuid not null,
  -- the fact that erased it
  by_fact uuid not null,
  payload jsonb not null,
  primary key (tenant, id)
);

-- With the fact that erases a payload the payload goes, in the same transaction, and in no other way: nobody has the right to delete one. An erased
-- `fact.erased` carries on what it had left of an earlier fact.
create function erase_payload() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  said jsonb;
  target uuid;
begin
  select payload into said from public.fact_payload where tenant = new.tenant and id = new.id;
  while said is not null loop
    target := (said ->> 'fact')::uuid;
    if not exists (select from public.fact where tenant = new.tenant and id = target and subject = new.subject and subject_version < new.subject_version) then
      raise exception 'fact % has no earlier fact of its subject to erase', new.id using errcode = 'check_violation';
    end if;
    delete from public.fact_payload where tenant = new.tenant and id = target;
    insert into public.fact_redaction (tenant, id, by_fact, payload) values (new.tenant, target, new.id, said -> 'redacted')
      on conflict (tenant, id) do update set by_fact = excluded.by_fact, payload = excluded.payload;
    if (select kind from public.fact where tenant = new.tenant and id = target) = 'fact.erased' then
      said := said -> 'redacted';
    else
      said := null;
    end if;
  end loop;
  return null;
end $$;
revoke execute on function erase_payload from public;
create constraint trigger erased_by_law after insert on fact deferrable initially deferred for each row when (new.kind = 'fact.erased') execute function erase_payload();

-- What was asked to be erased, by whom, who agreed, and what was done. `words` go with the rest when it is done or declined.
create table erasure (
  tenant text not null,
  id uuid not null,
  person uuid,
  words jsonb,
  ground text not null,
  account boolean not null,
  facts jsonb not null,
  files jsonb not null,
  documents jsonb not null,
  state text not null check (state in ('requested', 'approved', 'declined', 'done')),
  requested_at timestamptz(3) not null,
  requested_by uuid not null,
  decided_at timestamptz(3),
  decided_by uuid,
  reason text,
  done_at timestamptz(3),
  done_by uuid,
  done jsonb,
  primary key (tenant, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['fact_redaction', 'erasure'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
  end loop;
end $$;
grant insert, update on erasure to lingxian_app;
-- A file that the law erased leaves its row too.
grant delete, update on file, file_uploader to lingxian_app;
