-- The day until which a judgement holds moves with most records. As long as it was in an index of the matter's own row, each of them wrote the row and all of its
-- indexes anew, the words of its title among them. In a table of its own it is two small entries, and the row changes in place.
create table matter_until (
  tenant text not null,
  matter uuid not null,
  until_on date not null,
  primary key (tenant, matter)
);
create index matter_until_by_day on matter_until (tenant, until_on, matter);
alter table matter_until alter column tenant set (n_distinct = 2);
alter table matter_until enable row level security;
create policy own_tenant on matter_until to lingxian_app using (tenant = current_setting('lingxian.tenant', true)) with check (tenant = current_setting('lingxian.tenant', true));
create policy all_tenants on matter_until for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_until as restrictive for select to lingxian_app
  using (current_setting('lingxian.reader', true) = '*' or not exists (select from internal_subject i where i.tenant = current_setting('lingxian.tenant', true)) or matter not in (select hidden_ids('matter')));
grant select on matter_until to lingxian_app, lingxian_jobs, lingxian_rollup;
grant insert, update, delete on matter_until to lingxian_app;

insert into matter_until (tenant, matter, until_on) select tenant, id, until_on from matter where until_on is not null;
drop index matter_to_judge;

-- Room on each page for the next version of what is there: else it is put on another page, and every index has to say so.
alter table matter set (fillfactor = 85);
alter table subject set (fillfactor = 85);
alter table counter set (fillfactor = 50);
alter table holder_counter set (fillfactor = 50);
