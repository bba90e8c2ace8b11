-- When the program's own work (judging, reminders, sealing, back-ups …) last ran and runs next. It belongs to the database, not to a city: several
-- servers on one database share it, so that each job runs in one of them. No fact and no projection: a rebuild does not touch it.
create table job_run (
  name text primary key,
  every_ms int not null,
  -- who runs it now, and until when that holds unless it is said again; of a server that died nothing is left but the time
  holder uuid,
  held_until timestamptz(3),
  started_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text check (outcome in ('done', 'failed', 'stopped')),
  -- how much the last run did; while one is under way, how much it has done and of how much, where that is known
  done int not null default 0,
  total int,
  -- a code, never a sentence: what went wrong may quote what nobody else may read
  error text,
  -- failed so often in a row
  failures int not null default 0,
  succeeded_at timestamptz(3),
  next_at timestamptz(3) not null
);

grant select on job_run to lingxian_app, lingxian_rollup;
grant select, insert, update on job_run to lingxian_jobs;
