import type { SecuritySettings } from '../../kernel/security.ts'
import type { Db, Tx } from '../database/database.ts'

/** What the city has set for signing in; undefined: nothing. */
export async function securityOf(db: Db, tenant: string): Promise<SecuritySettings | undefined> {
  const row = await db.selectFrom('security_setting').select('settings').where('tenant', '=', tenant).executeTakeFirst()
  return row?.settings
}

export async function keepSecurity(tx: Tx, tenant: string, settings: SecuritySettings, at: string): Promise<void> {
  const values = { settings: JSON.stringify(settings), changed_at: at }
  await tx.insertInto('security_setting').values({ tenant, ...values }).onConflict((conflict) => conflict.column('tenant').doUpdateSet(values)).execute()
}
