-- Payloads are half of the bytes of the log and are hardly read once their matter is closed. In pieces by time (`lingxian archive`) the old ones can lie on another
-- disk, and are read through the whole table as before. An id begins with its time, so the key holds what they are divided by. All that is there becomes the one piece
-- that takes what no other does; no row moves.
alter table fact_payload rename to fact_payload_rest;
alter table fact_payload_rest rename constraint fact_payload_pkey to fact_payload_rest_pkey;
drop trigger payload_never_changes on fact_payload_rest;
drop policy own_tenant on fact_payload_rest;
drop policy all_tenants on fact_payload_rest;
drop policy named_readers_by_id on fact_payload_rest;
revoke all on fact_payload_rest from lingxian_app, lingxian_jobs, lingxian_rollup;

create table fact_payload (
  tenant text not null,
  id uuid not null,
  salt bytea not null,
  payload jsonb not null,
  primary key (tenant, id)
) partition by range (id);
alter table fact_payload attach partition fact_payload_rest default;

-- On every piece by itself, those to come included; emptying is asked of the piece alone, so each has a trigger of its own.
create trigger payload_never_changes before update on fact_payload for each row execute function refuse_change();
create trigger payload_is_never_emptied before truncate on fact_payload for each statement execute function refuse_change();
alter table fact_payload enable always trigger payload_never_changes, enable always trigger payload_is_never_emptied;

-- Asked through the whole table, its policies hold; nobody but the owner may ask a piece.
alter table fact_payload enable row level security;
create policy own_tenant on fact_payload to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on fact_payload for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on fact_payload as restrictive for select to lingxian_app
  using (current_setting('lingxian.reader', true) = '*' or id not in (select hidden_facts()));
grant select, insert on fact_payload to lingxian_app;
grant select on fact_payload to lingxian_jobs, lingxian_rollup;
