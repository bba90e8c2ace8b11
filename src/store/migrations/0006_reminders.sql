-- Reminders and the channels by which they leave. None of these tables follows from the log: where and when somebody wants to be told,
-- what was said to them, and what still waits to be sent are no facts about the city's work.

-- Where people are reached, beside their names in the directory that can forget.
create table directory_address (
  tenant text not null,
  person uuid not null,
  channel text not null,
  address text not null,
  -- the day since which the other side has refused it for good; null: nothing is known against it
  refused_on date,
  primary key (tenant, person, channel)
);

create table reminder_setting (
  tenant text not null,
  person uuid not null,
  -- minutes of the day in China: from (with) until (without)
  from_minute int not null,
  to_minute int not null,
  channels_off jsonb not null,
  calendar_titles boolean not null,
  primary key (tenant, person)
);

-- A calendar program's own key, of which only the hash is kept. No key by the hash alone: a city's rows may lie on another machine.
create table calendar_feed (
  tenant text not null,
  person uuid not null,
  token_hash text not null,
  made_on date not null,
  primary key (tenant, person)
);
create index calendar_feed_by_token on calendar_feed (token_hash);

-- What somebody was reminded of, once for each moment of each state of each thing.
create table reminder (
  tenant text not null,
  person uuid not null,
  key text not null,
  moment text not null,
  kind text not null,
  subject text not null,
  due_on date,
  reminded_on date not null,
  primary key (tenant, person, key, moment)
);
create index reminder_by_person on reminder (tenant, person, reminded_on desc);

-- How far the day's run has come in a city, so that one that broke off goes on, and two do not do the same.
create table reminder_run (
  tenant text not null,
  day date not null,
  after_person uuid,
  done boolean not null,
  primary key (tenant, day)
);

-- What waits to be sent: one message a day for each person and channel, without anything of what it is about.
create table delivery (
  tenant text not null,
  channel text not null,
  person uuid not null,
  day date not null,
  waiting int not null,
  state text not null check (state in ('waiting', 'sent', 'given-up')),
  attempts int not null,
  next_at timestamptz(3) not null,
  problem text,
  problem_detail int,
  sent_at timestamptz(3),
  primary key (tenant, channel, person, day)
);
create index delivery_to_send on delivery (tenant, next_at) where state = 'waiting';
create index delivery_by_day on delivery (tenant, day);

do $$
declare
  name text;
begin
  foreach name in array array['directory_address', 'reminder_setting', 'calendar_feed', 'reminder', 'reminder_run', 'delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert, update, delete on %I to lingxian_app', name);
  end loop;
end $$;
