-- The Merkle tree over the log: which fact is which leaf, every fourth level of the tree above them, and what was signed of it.

-- By which hash a city's facts and its tree are sealed; chosen when it is opened.
alter table tenant add column hash_alg text not null default 'sm3' check (hash_alg in ('sm3', 'sha256'));

-- Facts that are no leaf yet. A queue, and not a mark up to which all is sealed: in a database restored elsewhere the numbers of transactions begin anew,
-- and such a mark would pass over facts.
create table log_unsealed (
  tenant text not null,
  tx xid8 not null,
  seq bigint not null,
  fact uuid not null,
  leaf_hash bytea not null,
  primary key (tenant, tx, seq)
);

create table log_leaf (
  tenant text not null,
  position bigint not null check (position >= 0),
  fact uuid not null,
  leaf_hash bytea not null,
  primary key (tenant, position),
  constraint log_leaf_once unique (tenant, fact)
);

-- Complete subtrees of the levels 4, 8, 12 …; what lies between is computed from them.
create table log_node (
  tenant text not null,
  level int not null check (level > 0),
  position bigint not null check (position >= 0),
  hash bytea not null,
  primary key (tenant, level, position)
);

create table log_head (
  tenant text not null,
  size bigint not null check (size > 0),
  root bytea not null,
  hash_alg text not null check (hash_alg in ('sm3', 'sha256')),
  signed_at timestamptz(3) not null,
  key text not null,
  signature bytea not null,
  primary key (tenant, size)
);

-- Public keys; a private one is never in a database.
create table log_key (
  tenant text not null,
  id text not null,
  algorithm text not null check (algorithm in ('ed25519', 'sm2')),
  public_key bytea not null,
  since timestamptz(3) not null,
  primary key (tenant, id)
);

insert into log_unsealed (tenant, tx, seq, fact, leaf_hash) select tenant, tx, seq, id, leaf_hash from fact;

create function queue_for_sealing() returns trigger language plpgsql as $$
begin
  insert into log_unsealed (tenant, tx, seq, fact, leaf_hash) select a.tenant, a.tx, a.seq, a.id, a.leaf_hash from added a;
  return null;
end $$;
create trigger fact_waits_for_its_seal after insert on fact referencing new table as added for each statement execute function queue_for_sealing();
alter table fact enable always trigger fact_waits_for_its_seal;

do $$
declare
  name text;
begin
  foreach name in array array['log_unsealed', 'log_leaf', 'log_node', 'log_head', 'log_key'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I to lingxian_app using (tenant = current_setting(''lingxian.tenant'', true)) '
      'with check (tenant = current_setting(''lingxian.tenant'', true))', name);
    execute format('create policy all_tenants on %I for select to lingxian_jobs, lingxian_rollup using (true)', name);
    execute format('grant select on %I to lingxian_app, lingxian_jobs, lingxian_rollup', name);
    execute format('grant insert on %I to lingxian_app', name);
    if name = 'log_unsealed' then
      grant delete on log_unsealed to lingxian_app;
    else
      execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_is_for_ever', name);
      execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', name || '_is_never_emptied', name);
      execute format('alter table %I enable always trigger %I, enable always trigger %I', name, name || '_is_for_ever', name || '_is_never_emptied');
    end if;
  end loop;
end $$;
