-- The log, the commands, the directory that can forget, and the projections.
-- Every table of a city begins its key with the tenant, so that it can be distributed by it, and is guarded by row-level
-- security: without `lingxian.tenant` there are no rows.

create schema if not exists identity;

create table schema_version (
  version int primary key,
  name text not null,
  hash text not null,
  applied_at timestamptz not null default now()
);

create table tenant (
  id text primary key,
  name text not null,
  demonstration boolean not null default false,
  -- the demonstration's own “today”; null: the day in China
  fixed_today date
);

-- No foreign key to tenant: every write of a city would take a lock on the same row.

-- The log ------------------------------------------------------------------------------------------------------------------

create table fact (
  tenant text not null,
  id uuid not null,
  -- order of insertion, for reading in pages; under concurrency it is not the order of commits, for which there is tx
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  kind text not null,
  schema_version int not null,
  command_id uuid not null,
  subject text not null,
  subject_version int not null check (subject_version > 0),
  occurred_on date not null,
  occurred_at timestamptz(3),
  recorded_at timestamptz(3) not null,
  actor text not null,
  post uuid,
  on_behalf_of uuid,
  hash_alg text not null check (hash_alg in ('sm3', 'sha256')),
  payload_hash bytea not null,
  leaf_hash bytea not null,
  primary key (tenant, id),
  -- settles two decisions on the same state; named, because the program tells by the name what has collided
  constraint fact_decided_once unique (tenant, subject, subject_version)
);
create index fact_by_sequence on fact (tenant, seq);
create index fact_by_command on fact (tenant, command_id);

-- Apart from the envelope, so that the law can have a payload erased while the chain of hashes stays whole.
create table fact_payload (
  tenant text not null,
  id uuid not null,
  salt bytea not null,
  payload jsonb not null,
  primary key (tenant, id)
);

create table command (
  tenant text not null,
  id uuid not null,
  name text not null,
  content_hash text not null,
  actor text not null,
  result jsonb not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant, id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what is recorded in % is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger fact_is_for_ever before update or delete on fact for each row execute function refuse_change();
create trigger fact_is_never_emptied before truncate on fact for each statement execute function refuse_change();
create trigger command_is_for_ever before update or delete on command for each row execute function refuse_change();
create trigger command_is_never_emptied before truncate on command for each statement execute function refuse_change();
-- A payload may be erased by law, by a function of the owner; it may never be changed.
create trigger payload_never_changes before update on fact_payload for each row execute function refuse_change();
create trigger payload_is_never_emptied before truncate on fact_payload for each statement execute function refuse_change();
alter table fact enable always trigger fact_is_for_ever, enable always trigger fact_is_never_emptied;
alter table command enable always trigger command_is_for_ever, enable always trigger command_is_never_emptied;
alter table fact_payload enable always trigger payload_never_changes, enable always trigger payload_is_never_emptied;

-- Beside the log -----------------------------------------------------------------------------------------------------------

-- Content-addressed files: what is on disk under its hash, and what it is.
create table file (
  tenant text not null,
  sha256 text not null,
  name text,
  media_type text not null,
  size bigint not null,
  primary key (tenant, sha256)
);

-- Who brought a file: they may hang it on a record, others need more than its hash.
create table file_uploader (
  tenant text not null,
  sha256 text not null,
  person uuid not null,
  primary key (tenant, sha256, person)
);

-- Names and numbers of people: not from facts, so that they can be forgotten.
create table directory_person (
  tenant text not null,
  person uuid not null,
  name text,
  name_key text collate "C",
  phone text,
  primary key (tenant, person)
);

-- The last number given out per ledger and year; numbers that were given out and not used stay unused.
create table code_counter (
  tenant text not null,
  ledger text not null,
  year int not null,
  last int not null,
  primary key (tenant, ledger, year)
);

-- Projections: all of what follows can be thrown away and rebuilt from the log ------------------------------------------------

create table subject (
  tenant text not null,
  id text not null,
  type text not null,
  version int not null,
  -- null: facts exist, but what they said was taken back
  state jsonb,
  primary key (tenant, id)
);
create index subject_by_type on subject (tenant, type, id);

create table unit (
  tenant text not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  aliases jsonb not null,
  kind text not null,
  parent uuid,
  code text,
  order_no int not null,
  assessed boolean not null,
  ended_on date,
  primary key (tenant, id)
);
create index unit_by_name on unit (tenant, name);

create table unit_member (
  tenant text not null,
  unit uuid not null,
  group_unit uuid not null,
  from_on date not null,
  to_on date,
  primary key (tenant, unit, group_unit, from_on)
);
create index unit_member_by_group on unit_member (tenant, group_unit);

create table post (
  tenant text not null,
  id uuid not null,
  unit uuid not null,
  name text not null,
  order_no int not null,
  places int,
  leader boolean not null,
  ended_on date,
  primary key (tenant, id)
);
create index post_by_unit on post (tenant, unit);

create table appointment (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  person uuid not null,
  from_on date not null,
  to_on date,
  acting boolean not null,
  probation_until date,
  document text,
  primary key (tenant, id)
);
create index appointment_by_post on appointment (tenant, post, from_on);
create index appointment_by_person on appointment (tenant, person);

create table portfolio (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  units jsonb not null,
  fields jsonb not null,
  from_on date not null,
  to_on date,
  primary key (tenant, id)
);
create index portfolio_by_post on portfolio (tenant, post);

create table delegation (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  to_post uuid not null,
  from_on date not null,
  until_on date,
  primary key (tenant, id)
);
create index delegation_by_post on delegation (tenant, post);
create index delegation_by_deputy on delegation (tenant, to_post);

create table seat (
  tenant text not null,
  id uuid not null,
  body uuid not null,
  unit uuid not null,
  designation text not null,
  post uuid,
  ended_on date,
  primary key (tenant, id)
);
create index seat_by_unit on seat (tenant, unit);
create index seat_by_body on seat (tenant, body);

create table membership (
  tenant text not null,
  id uuid not null,
  person uuid not null,
  account text not null,
  role text not null,
  unit uuid,
  post uuid,
  from_on date not null,
  to_on date,
  primary key (tenant, id)
);
create index membership_by_account on membership (account);

create table pack (
  tenant text not null,
  id text not null,
  version text not null,
  hash text not null,
  effective_on date not null,
  primary key (tenant, id, version, effective_on)
);

create table calendar (
  tenant text not null,
  id text not null,
  version text not null,
  hash text not null,
  effective_on date not null,
  primary key (tenant, id, version, effective_on)
);

create table document (
  tenant text not null,
  id uuid not null,
  name text not null,
  title text not null,
  number text,
  format text not null,
  sha256 text not null,
  characters int not null,
  received_on date not null,
  parts int not null,
  proposals int not null,
  accepted int not null,
  skipped int not null,
  primary key (tenant, id)
);
create index document_by_content on document (tenant, sha256);
create index document_by_day on document (tenant, received_on desc, id desc);

create table document_part (
  tenant text not null,
  document uuid not null,
  part text not null,
  title text not null,
  number text,
  fingerprint text not null,
  same_as_document uuid,
  primary key (tenant, document, part)
);
create index document_part_by_fingerprint on document_part (tenant, fingerprint);

create table proposal_decision (
  tenant text not null,
  document uuid not null,
  proposal text not null,
  decision text not null,
  matter uuid,
  decided_on date not null,
  primary key (tenant, document, proposal)
);
create index proposal_decision_by_matter on proposal_decision (tenant, matter);

create table matter (
  tenant text not null,
  id uuid not null,
  ledger text not null,
  code text not null,
  code_key text collate "C" not null,
  title text not null,
  title_key text collate "C" not null,
  year int not null,
  lead_unit uuid,
  -- sort key of the lead unit's name; empty where there is none
  lead_key text collate "C" not null,
  leads int not null,
  -- far future where there is none, so that lists sort and page by one column
  due_key date not null,
  due_on date,
  opened_on date not null,
  stage text not null,
  document uuid,
  last_record_on date,
  -- what the judging said, and until when it holds without a new fact
  final text,
  light text not null,
  light_rank int not null,
  reasons jsonb not null,
  until_on date,
  next_light text,
  provisional boolean not null,
  judged_on date not null,
  -- versions of the pack and the calendar that the judgement rests on
  judged_with text not null,
  search_text text not null,
  search_terms text not null,
  search tsvector generated always as (array_to_tsvector(string_to_array(search_terms, ' '))) stored,
  primary key (tenant, id),
  constraint matter_code_once unique (tenant, code)
);
create index matter_by_due on matter (tenant, due_key, id);
create index matter_by_code on matter (tenant, code_key, id);
create index matter_by_title on matter (tenant, title_key, id);
create index matter_by_opening on matter (tenant, opened_on, id);
create index matter_by_light on matter (tenant, light_rank, id);
create index matter_by_lead on matter (tenant, lead_key, id);
create index matter_of_lead on matter (tenant, lead_unit, due_key, id);
create index matter_of_light on matter (tenant, light, due_key, id);
create index matter_of_document on matter (tenant, document) where document is not null;
create index matter_to_judge on matter (tenant, until_on) where until_on is not null;
create index matter_by_words on matter using gin (search);

create table matter_ledger (
  tenant text not null,
  matter uuid not null,
  ledger text not null,
  home boolean not null,
  primary key (tenant, matter, ledger)
);
create index matter_ledger_listed on matter_ledger (tenant, ledger, matter) where not home;

create table duty (
  tenant text not null,
  matter uuid not null,
  id uuid not null,
  role text not null,
  holder_type text not null,
  holder uuid not null,
  territory text,
  from_on date not null,
  to_on date,
  primary key (tenant, matter, id)
);
create index duty_by_holder on duty (tenant, holder, matter);

create table activity (
  tenant text not null,
  id uuid not null,
  held_on date not null,
  unit uuid,
  post uuid,
  actor text not null,
  status text not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant, id)
);
create index activity_by_status on activity (tenant, status, held_on, id);
create index activity_by_unit on activity (tenant, unit, held_on, id);
create index activity_by_day on activity (tenant, held_on, id);

create table activity_matter (
  tenant text not null,
  activity uuid not null,
  matter uuid not null,
  -- the day by which it breaks the matter's silence; null while it does not count (sent back, withdrawn)
  record_on date,
  primary key (tenant, activity, matter)
);
create index activity_matter_by_matter on activity_matter (tenant, matter, record_on);

-- Which files a record carries, so that a file is given only to those who may see the record.
create table activity_file (
  tenant text not null,
  activity uuid not null,
  sha256 text not null,
  primary key (tenant, activity, sha256)
);
create index activity_file_by_content on activity_file (tenant, sha256);

create table activity_kind (
  tenant text not null,
  activity uuid not null,
  kind text not null,
  primary key (tenant, activity, kind)
);
create index activity_kind_by_kind on activity_kind (tenant, kind, activity);

-- What depends on what: a change of the source has the target judged again.
create table edge (
  tenant text not null,
  source text not null,
  target text not null,
  primary key (tenant, source, target)
);
create index edge_by_target on edge (tenant, target);

-- Exact totals of declared filters. One row per total would let one write through at a time; sixteen slots share it.
create table counter (
  tenant text not null,
  ledger text not null,
  facet text not null,
  value text not null,
  slot int not null,
  n int not null,
  primary key (tenant, ledger, facet, value, slot)
);

-- Searching words -------------------------------------------------------------------------------------------------------------

-- Row-level security keeps the GIN index from being used, because neither @@ nor LIKE is leakproof. This function reads past
-- it and checks the tenant itself; it looks at no more than `cap` candidates.
create function search_matter(p_tenant text, p_words tsquery, p_texts text[], p_cap int)
  returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_tenant is distinct from current_setting('lingxian.tenant', true) then
    raise exception 'not the tenant of this connection' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.id from (
      select m.id, m.search_text from public.matter m where m.tenant = p_tenant and m.search @@ p_words limit p_cap
    ) found
    where found.search_text like all (p_texts);
end $$;
revoke execute on function search_matter from public;
grant execute on function search_matter to lingxian_app;

-- Rights ----------------------------------------------------------------------------------------------------------------------

grant usage on schema public to lingxian_app, lingxian_jobs, lingxian_rollup;

do $$
declare
  name text;
begin
  for name in
    select c.table_name from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'tenant'
  loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    if name in ('fact', 'fact_payload', 'command', 'file', 'file_uploader') then
      execute format('grant insert on %I to lingxian_app', name);
    else
      execute format('grant insert, update, delete on %I to lingxian_app', name);
    end if;
  end loop;
end $$;

alter table tenant enable row level security;
create policy any_tenant on tenant for select to lingxian_app, lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on tenant for insert to lingxian_app with check (id = current_setting('lingxian.tenant', true));
grant select, insert on tenant to lingxian_app;
grant select on tenant to lingxian_jobs, lingxian_rollup;
grant select on schema_version to lingxian_app, lingxian_jobs, lingxian_rollup;
