-- Lists, totals and boards that do not grow with a city: who holds which matter, sorted as lists are read, and how many.

-- One row for each holder of a lasting duty (and for the city itself, `00000000-…`, role ''), role and ledger of a matter. A list by due day walks one
-- stretch of the index for each standing, and stops when the page is full.
create table matter_holder (
  tenant text not null,
  matter uuid not null,
  holder uuid not null,
  role text not null,
  ledger text not null,
  -- the light; `suspended` for one that has stopped and may go on
  standing text not null,
  due_key date not null,
  primary key (tenant, matter, holder, role, ledger)
);
create index matter_holder_by_due on matter_holder (tenant, holder, ledger, role, standing, due_key, matter);

-- How many of them stand where. `home`: in their home ledger; `first`: in the first of the holder's roles in a matter. Who sums one of each counts every
-- matter of a holder once. Matters with named readers are never counted.
create table holder_counter (
  tenant text not null,
  holder uuid not null,
  ledger text not null,
  role text not null,
  home boolean not null,
  first boolean not null,
  slot int not null,
  overdue int not null,
  lagging int not null,
  due_soon int not null,
  normal int not null,
  suspended int not null,
  stopped int not null,
  done int not null,
  primary key (tenant, holder, ledger, role, home, first, slot)
);
create index holder_counter_by_ledger on holder_counter (tenant, ledger, role);

do $$
declare
  name text;
begin
  foreach name in array array['matter_holder', 'holder_counter'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
create policy named_readers_by_matter on matter_holder as restrictive for select to lingxian_app using (matter not in (select hidden_ids('matter')));

-- What units continue is asked of every request of a unit.
create index unit_ended on unit (tenant, id) where ended_on is not null;

-- The index of words holds the matters of all cities: the city is a word too, so that a search meets no row of another's.
drop index matter_by_words;
alter table matter drop column search;
alter table matter add column search tsvector generated always as (array_to_tsvector(('@' || tenant) || string_to_array(search_terms, ' '))) stored;
create index matter_by_words on matter using gin (search);

-- One null: more candidates than `p_cap`. Who asked then reads in the order of the list, where a word as common as that is soon met. Only the index of words
-- leads to few rows, whatever the planner thinks of a word that it does not know.
create or replace function search_matter(p_tenant text, p_words tsquery, p_texts text[], p_cap int)
  returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public set enable_seqscan = off set enable_indexscan = off as $$
declare
  found_ids uuid[];
  candidates int;
begin
  if p_tenant is distinct from current_setting('lingxian.tenant', true) then
    raise exception 'not the tenant of this connection' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(c.id) filter (where c.search_text like all (p_texts)), count(*) into found_ids, candidates
  from (
    select m.id, m.search_text from public.matter m
    where m.tenant = p_tenant and m.search @@ (array_to_tsvector(array['@' || p_tenant])::text::tsquery && p_words)
      and m.id not in (select public.hidden_ids('matter'))
    limit p_cap + 1
  ) c;
  if candidates > p_cap then
    return next null::uuid;
    return;
  end if;
  return query select unnest(found_ids);
end $$;
