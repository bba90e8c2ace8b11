import { sql } from 'kysely'

import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'

/** What a matter's page begins with. */
export type MatterOnPage = {
  state: MatterState | null
  /** how many facts it has */
  version: number
  /** units, posts and seats with a lasting duty */
  holders: string[]
  /** its records, those that do not count too, and the newest day of those that do */
  records: number
  newestRecord: Day | null
  /** matters that have, or once had, a link to it */
  linked: MatterState[]
}

/** A matter with what is read by its own key, in one statement; undefined where there is none. An array, and no join: it leaves the planner no table to read from end to end. */
export async function matterOnPage(db: Db, tenant: string, id: string): Promise<MatterOnPage | undefined> {
  const subject = `matter:${id}`
  const { rows } = await sql<MatterOnPage>`
    select s.state, s.version,
      array(select distinct d.holder::text from duty d where d.tenant = ${tenant} and d.matter = ${id} and d.to_on is null) as holders,
      a.records, a.newest::text as "newestRecord",
      (
        select coalesce(json_agg(l.state order by l.id), '[]') from subject l
        where l.tenant = ${tenant} and l.state is not null
          and l.id = any(array(select e.source from edge e where e.tenant = ${tenant} and e.target = ${subject} and e.source like 'matter:%'))
      ) as linked
    from subject s cross join lateral (
      select count(*)::int as records, max(m.record_on) as newest from activity_matter m where m.tenant = ${tenant} and m.matter = ${id}
    ) a
    where s.tenant = ${tenant} and s.id = ${subject}`.execute(db)
  return rows[0]
}
