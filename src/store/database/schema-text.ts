import { sql } from 'kysely'

import type { Tx } from './database.ts'

/**
 * The whole schema as the catalogue knows it, as readable SQL in a fixed order: what all migrations add up to. Equal on
 * every version of PostgreSQL that we run on.
 */
export async function schemaText(tx: Tx): Promise<string> {
  const parts = [await tables(tx), await indexes(tx), await functions(tx), await triggers(tx), await policies(tx), await rights(tx)]
  return `${parts.join('\n\n')}\n`
}

async function lines(tx: Tx, text: string): Promise<string> {
  const { rows } = await sql<{ line: string }>`${sql.raw(text)}`.execute(tx)
  return rows.map(({ line }) => line).join('\n')
}

const OURS = "n.nspname in ('public', 'identity')"

// tenant: the catalogue belongs to no city
const tables = (tx: Tx) =>
  lines(
    tx,
    `select 'create table ' || n.nspname || '.' || quote_ident(c.relname) || ' (' || E'\\n  ' || concat_ws(E',\\n  ',
        (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
            || coalesce(' collate "' || nullif(o.collname, 'default') || '"', '')
            || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                    when a.attidentity = 'a' then ' generated always as identity'
                    when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
            || case when a.attnotnull then ' not null' else '' end, E',\\n  ' order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum left join pg_collation o on o.oid = a.attcollation
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
        (select string_agg('constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), E',\\n  ' order by k.conname)
          from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')))
      || E'\\n)' || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '') || coalesce((select ' partition of ' || p.inhparent::regclass || ' ' || pg_get_expr(c.relpartbound, c.oid) from pg_inherits p where p.inhrelid = c.oid), '')
        || case when c.relrowsecurity then ' -- row-level security' else '' end || E';\\n' as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p') order by n.nspname, c.relname collate "C"`,
  )

const indexes = (tx: Tx) =>
  lines(
    tx,
    `select pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    order by n.nspname, c.relname collate "C"`,
  )

const functions = (tx: Tx) =>
  lines(
    tx,
    `select pg_get_functiondef(p.oid) || ';' || E'\\n' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by p.proname collate "C"`,
  )

const triggers = (tx: Tx) =>
  lines(
    tx,
    `select pg_get_triggerdef(t.oid) || ';' || case t.tgenabled when 'A' then ' -- always' else '' end as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not t.tgisinternal order by c.relname collate "C", t.tgname collate "C"`,
  )

const policies = (tx: Tx) =>
  lines(
    tx,
    `select 'create policy ' || p.polname || ' on ' || c.relname || ' for ' || (case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end)
      || ' to ' || (select string_agg(r::regrole::text, ', ' order by r::regrole::text collate "C") from unnest(p.polroles) r)
      || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as line
    from pg_policy p join pg_class c on c.oid = p.polrelid order by c.relname collate "C", p.polname collate "C"`,
  )

const rights = (tx: Tx) =>
  lines(
    tx,
    `select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ' || g.table_schema || '.' || quote_ident(g.table_name) || ' to ' || g.grantee || ';' as line
    from information_schema.table_privileges g where g.table_schema in ('public', 'identity') and g.grantee like 'lingxian%'
    group by g.table_schema, g.table_name, g.grantee order by g.table_schema, g.table_name collate "C", g.grantee collate "C"`,
  )
