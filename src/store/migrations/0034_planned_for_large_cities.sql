-- Plans are kept, and then made for any city: of a column with a hundred cities the planner expects a hundredth of the table, and reads all of a city that has a
-- third of it. Told that there are two cities, it plans for large ones; a small one is quick whichever way it is read. Holds from the next statistics on.
do $$
declare
  one record;
begin
  for one in
    select c.oid::regclass as name, c.relkind from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s alter column tenant set (%s = 2)', one.name, case one.relkind when 'p' then 'n_distinct_inherited' else 'n_distinct' end);
  end loop;
  if exists (select from tenant) then
    analyze;
  end if;
end $$;
