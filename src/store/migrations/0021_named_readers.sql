-- What is for named readers only (限定知悉): a matter, a record, a document, a letter, a meeting, with the posts that may read it. Who has none of these posts
-- gets none of its rows, whatever a query forgets to ask.

create table internal_subject (
  tenant text not null,
  subject text not null,
  type text not null,
  readers jsonb not null,
  primary key (tenant, subject)
);

alter table internal_subject enable row level security;
create policy own_tenant on internal_subject to lingxian_app using (tenant = current_setting('lingxian.tenant', true))
  with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on internal_subject for select to lingxian_jobs, lingxian_rollup using (true);
grant select, insert, update, delete on internal_subject to lingxian_app;
grant select on internal_subject to lingxian_jobs, lingxian_rollup;

-- `lingxian.reader` holds the posts one acts through, with commas between; nothing set: nobody's; `*`: the program's own work, which must see
-- everything to keep the projections right. Records and letters that hang on hidden matters alone are hidden with them, unless they have readers of
-- their own. The owner's rights: the policies of the tables read here would ask this function again.
create function hidden_subjects() returns setof text language plpgsql stable security definer rows 20 set search_path = pg_catalog, public as $$
declare
  city text := current_setting('lingxian.tenant', true);
  reader text := coalesce(current_setting('lingxian.reader', true), '');
begin
  if reader = '*' or not exists (select from public.internal_subject i where i.tenant = city) then
    return;
  end if;
  return query
    with closed as materialized (
      select i.subject from public.internal_subject i where i.tenant = city and not (i.readers ?| string_to_array(reader, ','))
    ), matters as materialized (
      select substr(c.subject, 8)::uuid as id from closed c where c.subject like 'matter:%'
    )
    select c.subject from closed c
    union all
    select 'letter:' || l.letter from public.letter_matter l
    where l.tenant = city and l.matter in (select m.id from matters m)
      and not exists (select from public.internal_subject i where i.tenant = city and i.subject = 'letter:' || l.letter)
    union all
    select 'activity:' || a.activity from public.activity_matter a
    where a.tenant = city and a.matter in (select m.id from matters m)
      and not exists (select from public.internal_subject i where i.tenant = city and i.subject = 'activity:' || a.activity)
      and not exists (select from public.activity_matter o where o.tenant = city and o.activity = a.activity and o.matter not in (select m.id from matters m));
end $$;

create function hidden_ids(of_type text) returns setof uuid language plpgsql stable security definer rows 20 set search_path = pg_catalog, public as $$
begin
  return query select substr(h, length(of_type) + 2)::uuid from public.hidden_subjects() h where h like of_type || ':%';
end $$;

create function hidden_facts() returns setof uuid language plpgsql stable security definer rows 20 set search_path = pg_catalog, public as $$
begin
  return query
    select f.id from public.fact f
    where f.tenant = current_setting('lingxian.tenant', true) and f.subject in (select public.hidden_subjects());
end $$;

-- Files that hang on something hidden and on nothing else.
create function hidden_files() returns setof text language plpgsql stable security definer rows 20 set search_path = pg_catalog, public as $$
declare
  city text := current_setting('lingxian.tenant', true);
begin
  return query
    with hidden as materialized (select public.hidden_subjects() as subject),
    hanging as (
      select a.sha256, 'activity:' || a.activity as subject from public.activity_file a where a.tenant = city
      union all select m.sha256, 'matter:' || m.matter from public.matter_file m where m.tenant = city
      union all select l.sha256, 'letter:' || l.letter from public.letter_file l where l.tenant = city
      union all select d.sha256, 'document:' || d.id from public.document d where d.tenant = city
    ), closed as materialized (
      select h.sha256 from hanging h where exists (select from hidden) and h.subject in (select hidden.subject from hidden)
    )
    select c.sha256 from closed c
    where not exists (select from hanging h where h.sha256 = c.sha256 and h.subject not in (select hidden.subject from hidden))
      and not exists (select from public.assessment_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.inspection_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.request_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.reading_file o where o.tenant = city and o.sha256 = c.sha256);
end $$;

revoke execute on function hidden_subjects, hidden_ids, hidden_facts, hidden_files from public;
grant execute on function hidden_subjects, hidden_ids, hidden_facts, hidden_files to lingxian_app;

-- Each is asked once for a statement and not once for a row. Reading alone is narrowed: what may be written, the commands say.
do $$
declare
  hangs record;
begin
  for hangs in select * from (values
    ('subject', 'id', 'hidden_subjects()'), ('fact', 'subject', 'hidden_subjects()'), ('fact_payload', 'id', 'hidden_facts()'),
    ('edge', 'source', 'hidden_subjects()'), ('edge', 'target', 'hidden_subjects()'),
    ('file', 'sha256', 'hidden_files()'),
    ('matter', 'id', 'hidden_ids(''matter'')'), ('matter_ledger', 'matter', 'hidden_ids(''matter'')'), ('matter_source', 'matter', 'hidden_ids(''matter'')'),
    ('matter_file', 'matter', 'hidden_ids(''matter'')'), ('duty', 'matter', 'hidden_ids(''matter'')'), ('opinion', 'matter', 'hidden_ids(''matter'')'),
    ('public_matter', 'matter', 'hidden_ids(''matter'')'), ('activity_matter', 'matter', 'hidden_ids(''matter'')'), ('letter_matter', 'matter', 'hidden_ids(''matter'')'),
    ('activity', 'id', 'hidden_ids(''activity'')'), ('activity_matter', 'activity', 'hidden_ids(''activity'')'), ('activity_file', 'activity', 'hidden_ids(''activity'')'),
    ('activity_kind', 'activity', 'hidden_ids(''activity'')'), ('activity_unit', 'activity', 'hidden_ids(''activity'')'),
    ('document', 'id', 'hidden_ids(''document'')'), ('document_part', 'document', 'hidden_ids(''document'')'), ('proposal_decision', 'document', 'hidden_ids(''document'')'),
    ('public_document', 'document', 'hidden_ids(''document'')'),
    ('letter', 'id', 'hidden_ids(''letter'')'), ('letter_addressee', 'letter', 'hidden_ids(''letter'')'), ('letter_file', 'letter', 'hidden_ids(''letter'')'),
    ('letter_matter', 'letter', 'hidden_ids(''letter'')'),
    ('meeting', 'id', 'hidden_ids(''meeting'')'), ('meeting_presenter', 'meeting', 'hidden_ids(''meeting'')')
  ) as all_of(name, by_column, hidden) loop
    execute format('create policy %I on %I as restrictive for select to lingxian_app using (%I not in (select %s))',
      'named_readers_by_' || hangs.by_column, hangs.name, hangs.by_column, hangs.hidden);
  end loop;
end $$;

-- It reads past row-level security, so it must leave out itself what the policy would.
create or replace function search_matter(p_tenant text, p_words tsquery, p_texts text[], p_cap int)
  returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_tenant is distinct from current_setting('lingxian.tenant', true) then
    raise exception 'not the tenant of this connection' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.id from (
      select m.id, m.search_text from public.matter m
      where m.tenant = p_tenant and m.search @@ p_words and m.id not in (select public.hidden_ids('matter')) limit p_cap
    ) found
    where found.search_text like all (p_texts);
end $$;
