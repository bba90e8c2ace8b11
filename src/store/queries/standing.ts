import { sql } from 'kysely'

import type { Standing } from '../../kernel/pack/drops.ts'
import type { Db } from '../database/database.ts'

/** In which ledgers and states matters stand, closed ones too; a matter that is only listed in a ledger has its state at home. */
export async function standingOfMatters(db: Db, tenant: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select distinct ledger, stage as state from matter where tenant = ${tenant}
    union
    select distinct ledger, null from matter_ledger where tenant = ${tenant} and not home
    order by ledger, state`.execute(db)
  return rows
}
