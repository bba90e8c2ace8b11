-- What the program does for itself sees everything internal (限定知悉; `lingxian.reader` is `*`, see 0021), and projections are always kept so. Each policy asked for the list of
-- what is hidden all the same, once for each table that a statement reads or writes: an empty list, at twice the cost of the write itself. Now it asks only where
-- somebody reads. What is seen does not change.
do $$
declare
  one record;
begin
  for one in
    select p.polname, p.polrelid::regclass as of_table, pg_get_expr(p.polqual, p.polrelid) as condition
    from pg_policy p where not p.polpermissive and p.polname like 'named\_readers\_by\_%'
  loop
    execute format('alter policy %I on %s using (current_setting(''lingxian.reader'', true) = ''*'' or %s)', one.polname, one.of_table, one.condition);
  end loop;
end $$;
