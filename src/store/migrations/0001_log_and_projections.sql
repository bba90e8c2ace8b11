create table schema_version (version int primary key, name text not null, hash text not null, applied_at timestamptz not null default now());
create table tenant (id text primary key, name text not null, demonstration boolean not null default false, fixed_today date);
grant select, insert on tenant to lingxian_app;
