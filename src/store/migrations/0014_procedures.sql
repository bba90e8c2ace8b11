-- Columns of the projection `matter`, filled by the log: the nearest day that runs, by which what has come near or passed is found without
-- looking at every matter, and whether a new day was asked for and nobody has decided. Matters of before are filled when their city's tables
-- are made anew, which this version does before it serves.

alter table matter add column nearest_on date;
alter table matter add column asks_extension boolean not null default false;
create index matter_by_nearest on matter (tenant, nearest_on, id) where final is null and nearest_on is not null;
create index matter_asking_extension on matter (tenant, due_key, id) where asks_extension;
