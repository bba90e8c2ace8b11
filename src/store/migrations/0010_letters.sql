-- Letters (公文), as their facts say. The number of one series of one issuer in one year is given once, also to a letter that was withdrawn.

create table letter (
  tenant text not null,
  id uuid not null,
  pack text not null,
  kind text not null,
  status text not null,
  issuer uuid not null,
  signer uuid,
  title text not null,
  drafted_on date not null,
  issued_on date,
  -- where it stands among others: the day it was issued, before that the day it was drafted
  listed_on date not null,
  reply_by date,
  series text,
  year int,
  n int,
  inspection uuid,
  meeting uuid,
  answers uuid,
  primary key (tenant, id)
);
create unique index letter_number_once on letter (tenant, issuer, series, year, n) where n is not null;
create index letter_by_day on letter (tenant, listed_on desc, id desc);
create index letter_by_issuer on letter (tenant, issuer, listed_on desc, id desc);
create index letter_under_way on letter (tenant, status) where status <> 'issued';
create index letter_by_inspection on letter (tenant, inspection) where inspection is not null;
create index letter_by_meeting on letter (tenant, meeting) where meeting is not null;

create table letter_addressee (
  tenant text not null,
  letter uuid not null,
  holder uuid not null,
  copy boolean not null,
  primary key (tenant, letter, holder)
);
create index letter_addressee_by_holder on letter_addressee (tenant, holder, letter);

create table letter_matter (
  tenant text not null,
  letter uuid not null,
  matter uuid not null,
  primary key (tenant, letter, matter)
);
create index letter_matter_by_matter on letter_matter (tenant, matter, letter);

-- What hangs on a letter or on a reply to it; the letter's own paper is not among them, it is handed out with the letter only.
create table letter_file (
  tenant text not null,
  letter uuid not null,
  sha256 text not null,
  primary key (tenant, letter, sha256)
);
create index letter_file_by_content on letter_file (tenant, sha256);

do $$
declare
  name text;
begin
  foreach name in array array['letter', 'letter_addressee', 'letter_matter', 'letter_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
